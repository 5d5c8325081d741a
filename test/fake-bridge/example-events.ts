/** Invented events, each a function of its position, so that a million of them need no memory. */
import type { EventRow } from '../../preload/contract/domain.ts';
import { EventRef } from '../../preload/contract/ids.ts';

const people = ['priya.nair', 'jonas.weber', 'amelie.roth', 'dmitri.k', 'lin.zhao'] as const;
const kinds = [
  ['ConsoleLogin', 'signin.amazonaws.com', 'IAMUser'],
  ['DescribeInstances', 'ec2.amazonaws.com', 'AssumedRole'],
  ['GetObject', 's3.amazonaws.com', 'AssumedRole'],
  ['AssumeRole', 'sts.amazonaws.com', 'AWSService'],
  ['PutRolePolicy', 'iam.amazonaws.com', 'IAMUser'],
  ['AuthorizeSecurityGroupIngress', 'ec2.amazonaws.com', 'AssumedRole'],
  ['Decrypt', 'kms.amazonaws.com', 'AssumedRole'],
  ['CreateUser', 'iam.amazonaws.com', 'Root'],
  ['LookupEvents', 'cloudtrail.amazonaws.com', 'AssumedRole'],
] as const;
export const exampleAccounts = ['111122223333', '222233334444', '333344445555', '447129039020'];
export const exampleRegions = ['eu-central-1', 'us-east-1', 'us-west-2', 'ap-southeast-2'];
const newest = Date.parse('2026-03-31T23:58:41Z');

const planted: Readonly<Record<number, Partial<EventRow>>> = {
  3: {
    eventName: 'StartLogging',
    eventSource: 'cloudtrail.amazonaws.com',
    who: 'BreakGlass/priya.nair',
    identityType: 'AssumedRole',
    errorCode: null,
  },
  4: {
    eventName: 'StopLogging',
    eventSource: 'cloudtrail.amazonaws.com',
    who: 'BreakGlass/priya.nair',
    identityType: 'AssumedRole',
    errorCode: null,
    sourceIPAddress: '203.0.113.44',
    notes: 1,
  },
  8: { conflict: true },
  11: { who: 'cost-explorer.amazonaws.com', sourceIPAddress: 'cost-explorer.amazonaws.com' },
  14: {
    who: 'OrganizationAccountAccessRole/a-session-name-chosen-by-whoever-called-AssumeRole-here',
    sourceIPAddress: '2001:db8:85a3:8d3:1319:8a2e:370:7348',
    errorCode: 'Client.UnauthorizedOperation',
  },
};

function identityOf(
  type: string,
  person: string,
): Pick<EventRow, 'identityKind' | 'temporary' | 'actor' | 'ground'> {
  switch (type) {
    case 'Root':
      return { identityKind: 'root', temporary: false, actor: 'root', ground: 'root' };
    case 'AWSService':
      return {
        identityKind: 'AWS service',
        temporary: false,
        actor: 'lambda.amazonaws.com',
        ground: 'service',
      };
    case 'AssumedRole':
      return {
        identityKind: 'role session',
        temporary: true,
        actor: person,
        ground: 'session name as claimed',
      };
    default:
      return { identityKind: 'IAM user', temporary: false, actor: person, ground: 'user name' };
  }
}

/** The event at a position, counted from the newest. */
export function exampleEvent(index: number): EventRow {
  const pick = <T>(list: readonly T[], salt: number): T => {
    const at = Math.imul(index + salt, 2_654_435_761) >>> 0;
    return list[at % list.length] as T;
  };
  const [eventName, eventSource, identityType] = pick(kinds, 1);
  const person = pick(people, 2);
  const seconds = Math.floor(newest / 1000) - index * 13;
  return {
    ref: EventRef.parse(seconds * 2 ** 21 + (index % 2 ** 21)),
    eventTime: new Date(seconds * 1000).toISOString().replace('.000', ''),
    eventName,
    eventSource,
    identityType,
    who:
      identityType === 'Root'
        ? 'root'
        : identityType === 'AWSService'
          ? 'lambda.amazonaws.com'
          : identityType === 'AssumedRole'
            ? `deploy-prod/${person}`
            : person,
    ...identityOf(identityType, person),
    mfa: identityType === 'Root' ? 'no' : 'not recorded',
    account: pick(exampleAccounts, 3),
    region: pick(exampleRegions, 4),
    sourceIPAddress: `${pick(['203.0.113', '198.51.100', '192.0.2'], 5)}.${(index * 7) % 250}`,
    errorCode: index % 17 === 5 ? 'AccessDenied' : null,
    failed: index % 17 === 5,
    conflict: false,
    notes: 0,
    star: false,
    tags: [],
    status: 'new',
    ...planted[index],
  };
}

/** The position of an event. */
export function positionOf(ref: number): number {
  return ref % 2 ** 21;
}

/** The positions that a query finds among the newest, as simply as a stand-in may. */
export function findExample(query: string, among: number): number[] {
  const words = query.toLowerCase().replaceAll(/\b(what|who|ip|where|and)\b|[=:()",]/g, ' ');
  const wanted = words.split(/\s+/).filter(Boolean);
  return Array.from({ length: among }, (_, index) => index).filter((index) => {
    const text = Object.values(exampleEvent(index)).join(' ').toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}
