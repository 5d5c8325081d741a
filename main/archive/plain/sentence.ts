import type { Phrase } from '../../../preload/contract/domain.ts';
import { objectOf, textOf } from '../json.ts';
import { hasFailed } from '../outcome.ts';
import { actorPhrases } from './actor.ts';
import { mfaSentence } from './mfa.ts';
import { plain, shortened, strong } from './phrases.ts';
import { isRequestOmitted, objectNameOf } from './request.ts';

type Json = Readonly<Record<string, unknown>>;

/** Longer names would drown the sentence; the facts below tell them whole. */
const longestName = 120;

/** Who did what to what, where, from where and with what result. */
export function sentenceOf(record: Json): Phrase[] {
  const region = textOf(record['awsRegion']);
  const account = accountOf(record);
  const ip = textOf(record['sourceIPAddress']);
  const ending = `${resultOf(record)}${mfaSentence(record)}${requestSentence(record)}`;
  return [
    ...actorPhrases(objectOf(record['userIdentity'])),
    ...actionPhrases(record),
    ...(account === '' ? [] : [plain(' in account '), strong(account)]),
    ...(region === '' ? [] : [plain(', '), strong(region)]),
    ...(ip === '' ? [] : [plain(', from '), strong(ip)]),
    ...(isFromConsole(record) ? [plain(', in the console')] : []),
    plain('. '),
    plain(ending),
  ];
}

/** Where the record is of: the account that received it. */
export function accountOf(record: Json): string {
  return (
    textOf(record['recipientAccountId']) ||
    textOf(objectOf(record['userIdentity'])['accountId']) ||
    textOf(record['accountId'])
  );
}

/**
 * Only what AWS says of the credentials counts; a user agent is what its program says of itself
 * (CloudTrail user guide, "CloudTrail record contents", sessionCredentialFromConsole).
 */
function isFromConsole(record: Json): boolean {
  const context = objectOf(objectOf(record['userIdentity'])['sessionContext']);
  return (
    textOf(record['sessionCredentialFromConsole']) === 'true' ||
    textOf(context['signInSessionArn']) !== ''
  );
}

function actionPhrases(record: Json): Phrase[] {
  const name = textOf(record['eventName']);
  const service = textOf(record['eventSource']).replace(/\.amazonaws\.com$/, '');
  if (name === 'ConsoleLogin') {
    return [
      plain(hasFailed(record) ? ' failed to ' : ' '),
      strong(hasFailed(record) ? 'sign in' : 'signed in'),
      plain(' to the console'),
    ];
  }
  if (name === '') return [plain(' is in a record without an event name')];
  const object = objectNameOf(record);
  return [
    plain(' called '),
    strong(name),
    ...(service === '' ? [] : [plain(` of ${service}`)]),
    ...(object === '' ? [] : [plain(' on '), strong(shortened(object, longestName))]),
  ];
}

function resultOf(record: Json): string {
  const code = textOf(record['errorCode']);
  const message = textOf(record['errorMessage']);
  if (code !== '') return `It failed: ${code}.`;
  if (hasFailed(record)) return `It failed${message === '' ? '' : `: ${message}`}.`;
  return 'It succeeded.';
}

function requestSentence(record: Json): string {
  return isRequestOmitted(record) ? ' What it asked for was too large to be logged.' : '';
}
