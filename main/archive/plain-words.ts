import type { EventRow, Fact, Phrase } from '../../preload/contract/domain.ts';
import { objectOf, textOf } from './json.ts';
import { isManual, manualWords } from './plain/manual.ts';
import { mfaOf } from './plain/mfa.ts';
import { isRequestOmitted, resourcesOf } from './plain/request.ts';
import { accountOf, sentenceOf } from './plain/sentence.ts';

type Json = Readonly<Record<string, unknown>>;

/**
 * One sentence of who did what to what, where, from where and with what result, and the facts below it.
 * It says what the record says and no more: a session is named as its caller named it, never as a
 * person; an absent field is "not recorded", which is not "no".
 */
export function plainWords(record: Json, row: EventRow): { sentence: Phrase[]; facts: Fact[] } {
  if (isManual(record)) return manualWords(record);
  return { sentence: sentenceOf(record), facts: factsOf(record, row) };
}

function factsOf(record: Json, row: EventRow): Fact[] {
  const identity = objectOf(record['userIdentity']);
  const issuer = objectOf(objectOf(identity['sessionContext'])['sessionIssuer']);
  const facts: (Fact | undefined)[] = [
    fact('When', textOf(record['eventTime']), true),
    fact('Identity', identityWords(row)),
    fact('Actor', actorWords(row)),
    fact('Who', textOf(identity['arn']) || textOf(identity['principalId']), true),
    fact('Role', textOf(issuer['arn']), true),
    fact('Source identity', textOf(objectOf(identity['sessionContext'])['sourceIdentity']), true),
    fact('Access key', textOf(identity['accessKeyId']), true),
    fact('MFA', mfaWords(record)),
    fact('Invoked by', textOf(identity['invokedBy'])),
    fact('What', `${textOf(record['eventName'])} · ${textOf(record['eventSource'])}`),
    fact('On', resourcesOf(record), true),
    fact(
      'Where',
      [accountOf(record), textOf(record['awsRegion'])].filter(Boolean).join(' · '),
      true,
    ),
    fact('From', textOf(record['sourceIPAddress']), true),
    fact('With', textOf(record['userAgent'])),
    fact('Request', requestOf(record)),
    fact(
      'Error',
      [textOf(record['errorCode']), textOf(record['errorMessage'])].filter(Boolean).join(': '),
    ),
    fact(
      'Kind',
      [textOf(record['eventCategory']), textOf(record['eventType'])].filter(Boolean).join(' · '),
    ),
    fact('eventID', textOf(record['eventID']) || textOf(record['eventId']), true),
  ];
  return facts.filter((each) => each !== undefined);
}

function identityWords({ identityKind, identityType, temporary }: EventRow): string {
  if (identityType === '') return '';
  const kind = identityKind === 'unknown' ? identityType : `${identityKind} (${identityType})`;
  return temporary ? `${kind}, temporary credentials` : kind;
}

/** A name is worth what it rests on. */
function actorWords({ actor, ground }: EventRow): string {
  return actor === '' || ground === 'root' ? '' : `${actor} (${ground})`;
}

function mfaWords(record: Json): string {
  const mfa = mfaOf(record);
  return mfa === 'not recorded' ? 'not recorded by AWS' : mfa;
}

function requestOf(record: Json): string {
  if (isRequestOmitted(record)) {
    return 'not in the record (CloudTrail leaves out what is larger than 100 KB)';
  }
  const keys = Object.keys(objectOf(record['requestParameters']));
  return keys.length === 0 ? '' : keys.slice(0, 12).join(', ') + (keys.length > 12 ? ', …' : '');
}

function fact(label: string, value: string, mono = false): Fact | undefined {
  return value === '' ? undefined : { label, value, mono };
}
