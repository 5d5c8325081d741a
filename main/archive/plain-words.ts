import type { EventRow, Fact, Phrase } from '../../preload/contract/domain.ts';
import { objectOf, textOf } from './json.ts';
import { isManual, manualWords } from './manual-words.ts';

type Json = Readonly<Record<string, unknown>>;

/**
 * One sentence of who did what, where, from where and with what result, and the facts below it. It
 * says what the record says and no more: a session is named as its caller named it, never as a
 * person; an absent field is "not recorded", which is not "no".
 */
export function plainWords(record: Json, row: EventRow): { sentence: Phrase[]; facts: Fact[] } {
  if (isManual(record)) return manualWords(record);
  return { sentence: sentenceOf(record), facts: factsOf(record, row) };
}

function sentenceOf(record: Json): Phrase[] {
  const region = textOf(record['awsRegion']);
  const account = accountOf(record);
  const ip = textOf(record['sourceIPAddress']);
  return [
    ...actorPhrases(objectOf(record['userIdentity'])),
    ...actionPhrases(record),
    ...(account === '' ? [] : [plain(' in account '), strong(account)]),
    ...(region === '' ? [] : [plain(', '), strong(region)]),
    ...(ip === '' ? [] : [plain(', from '), strong(ip)]),
    plain('. '),
    plain(resultOf(record)),
  ];
}

function actorPhrases(identity: Json): Phrase[] {
  const name = textOf(identity['userName']);
  const arn = textOf(identity['arn']);
  switch (textOf(identity['type'])) {
    case 'Root':
      return [strong('The root user')];
    case 'IAMUser':
      return [plain('IAM user '), strong(name || afterSlash(arn) || 'without a name')];
    case 'AssumedRole': {
      const [role = '', ...session] = (/:assumed-role\/(.+)$/.exec(arn)?.[1] ?? '').split('/');
      if (role === '') return [plain('A role session '), strong(textOf(identity['principalId']))];
      const named = session.length === 0 ? [] : [plain(' named '), strong(session.join('/'))];
      return [plain('A session of role '), strong(role), ...named];
    }
    case 'AWSService':
      return [plain('The AWS service '), strong(textOf(identity['invokedBy']) || 'without a name')];
    case 'AWSAccount':
      return [plain('Account '), strong(textOf(identity['accountId']) || 'without a number')];
    case 'FederatedUser':
      return [plain('Federated user '), strong(afterSlash(arn) || textOf(identity['principalId']))];
    case 'IdentityCenterUser':
      return [
        plain('Identity Center user '),
        strong(textOf(objectOf(identity['onBehalfOf'])['userId']) || 'without an id'),
      ];
    case '':
      return [strong(name || 'Somebody the record does not name')];
    default:
      return [
        plain(`${textOf(identity['type'])} `),
        strong(name || textOf(identity['principalId']) || 'without a name'),
      ];
  }
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
  return [plain(' called '), strong(name), ...(service === '' ? [] : [plain(` of ${service}`)])];
}

function resultOf(record: Json): string {
  const code = textOf(record['errorCode']);
  const message = textOf(record['errorMessage']);
  if (code !== '') return `It failed: ${code}.`;
  if (hasFailed(record)) return `It failed${message === '' ? '' : `: ${message}`}.`;
  return 'It succeeded.';
}

/** A console sign-in says its result in responseElements, not in an error code. */
function hasFailed(record: Json): boolean {
  return (
    textOf(record['errorCode']) !== '' ||
    textOf(record['errorMessage']) !== '' ||
    textOf(objectOf(record['responseElements'])['ConsoleLogin']) === 'Failure'
  );
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
    fact('MFA', mfaOf(record)),
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

/**
 * AWS logs MFA in two places: `additionalEventData.MFAUsed` of a sign-in (always "No" for a
 * federated one, so that "No" says nothing there) and the session's `mfaAuthenticated`.
 */
function mfaOf(record: Json): string {
  const identity = objectOf(record['userIdentity']);
  const used = textOf(objectOf(record['additionalEventData'])['MFAUsed']);
  const attributes = objectOf(objectOf(identity['sessionContext'])['attributes']);
  const session = textOf(attributes['mfaAuthenticated']);
  if (used === 'Yes' || session === 'true') return 'used';
  const ownSignIn = ['IAMUser', 'Root'].includes(textOf(identity['type']));
  if (used === 'No' && ownSignIn) return 'not used';
  if (session === 'false' && ownSignIn) return 'not used for this session';
  return 'not recorded by AWS';
}

/** CloudTrail omits requestParameters above 100 KB: absent is "too large", null is "none". */
function requestOf(record: Json): string {
  if (!('requestParameters' in record) && record['eventCategory'] === 'Management') {
    return 'not in the record (CloudTrail leaves out what is larger than 100 KB)';
  }
  const keys = Object.keys(objectOf(record['requestParameters']));
  return keys.length === 0 ? '' : keys.slice(0, 12).join(', ') + (keys.length > 12 ? ', …' : '');
}

function resourcesOf(record: Json): string {
  const list = Array.isArray(record['resources']) ? record['resources'] : [];
  const arns = list.map((each) => textOf(objectOf(each)['ARN'])).filter(Boolean);
  return arns.slice(0, 4).join(', ') + (arns.length > 4 ? ` and ${arns.length - 4} more` : '');
}

function accountOf(record: Json): string {
  return (
    textOf(record['recipientAccountId']) ||
    textOf(objectOf(record['userIdentity'])['accountId']) ||
    textOf(record['accountId'])
  );
}

function fact(label: string, value: string, mono = false): Fact | undefined {
  return value === '' ? undefined : { label, value, mono };
}

function afterSlash(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}

function plain(text: string): Phrase {
  return { text, strong: false };
}

function strong(text: string): Phrase {
  return { text, strong: true };
}
