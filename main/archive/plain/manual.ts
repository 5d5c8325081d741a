import type { Fact, Phrase } from '../../../preload/contract/domain.ts';
import { manualSource } from '../../../preload/contract/manual-events.ts';
import { objectOf, textOf } from '../json.ts';
import { plain, shortened, strong } from './phrases.ts';

type Json = Readonly<Record<string, unknown>>;

const longestSaid = 300;

/** True for an event that a person added; AWS has no service of that name. */
export function isManual(record: Json): boolean {
  return record['eventSource'] === manualSource;
}

/** The sentence and the facts of such an event. */
export function manualWords(record: Json): { sentence: Phrase[]; facts: Fact[] } {
  return { sentence: manualSentence(record), facts: manualFacts(record) };
}

function manualFacts(record: Json): Fact[] {
  const said = objectOf(record['additionalEventData']);
  const facts = [
    { label: 'When', value: textOf(record['eventTime']), mono: true },
    { label: 'Kind', value: `${textOf(record['eventName'])}, added by hand`, mono: false },
    {
      label: 'Who',
      value: textOf(objectOf(record['userIdentity'])['userName']),
      mono: false,
    },
    { label: 'Account', value: textOf(record['recipientAccountId']), mono: true },
    { label: 'What', value: textOf(said['description']), mono: false },
    { label: 'Reference', value: textOf(said['reference']), mono: false },
    { label: 'Added by', value: textOf(said['addedBy']), mono: false },
    { label: 'Added at', value: textOf(said['addedAt']), mono: true },
    { label: 'eventID', value: textOf(record['eventID']), mono: true },
  ];
  return facts.filter(({ value }) => value !== '');
}

/** Whose word it is comes first: nothing of such an event was logged by AWS. */
function manualSentence(record: Json): Phrase[] {
  const said = objectOf(record['additionalEventData']);
  const what = textOf(said['description']);
  const who = textOf(objectOf(record['userIdentity'])['userName']);
  const reference = textOf(said['reference']);
  return [
    plain('Added by hand by '),
    strong(textOf(said['addedBy']) || 'somebody'),
    plain(', not logged by AWS: '),
    strong(textOf(record['eventName'])),
    ...(who === '' ? [] : [plain(' of '), strong(who)]),
    plain(`: ${shortened(what, longestSaid)}`),
    ...(reference === '' ? [] : [plain(` (${reference})`)]),
  ];
}
