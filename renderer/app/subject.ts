import type { EventRecord } from '../../preload/contract/domain.ts';
import { showHidden } from '../ui/index.ts';

/** Whom or what events are about; each is found by one query. */
export const subjectKinds = [
  'principal',
  'session',
  'role',
  'access key',
  'source address',
  'resource',
] as const;
export type SubjectKind = (typeof subjectKinds)[number];

export interface Subject {
  readonly kind: SubjectKind;
  readonly value: string;
}

/** A query takes 4,000 characters; who named a thing so long is not looked up by it. */
const longest = 1000;
/** Resources of one record; an event of many names them in its fields. */
const mostResources = 6;

/** Members of requestParameters that name the thing that was called for. */
const naming = [
  'bucketName',
  'roleName',
  'userName',
  'groupName',
  'policyArn',
  'keyId',
  'functionName',
  'instanceId',
  'secretId',
  'trailName',
] as const;

/** Whom and what a record is about, as far as it says. */
export function subjectsOf({ row, raw }: Pick<EventRecord, 'row' | 'raw'>): Subject[] {
  const record = membersOf(parsed(raw));
  const identity = membersOf(record['userIdentity']);
  const issuer = membersOf(membersOf(identity['sessionContext'])['sessionIssuer']);
  const isSession = row.temporary && textOf(identity['arn']).includes(':assumed-role/');
  const all: Subject[] = [
    { kind: 'principal', value: row.actor },
    { kind: 'session', value: isSession ? textOf(identity['arn']) : '' },
    { kind: 'role', value: textOf(issuer['arn']) },
    { kind: 'access key', value: textOf(identity['accessKeyId']) },
    { kind: 'source address', value: row.sourceIPAddress },
    ...resourcesOf(record).map((value): Subject => ({ kind: 'resource', value })),
  ];
  return all.filter(({ value }) => value !== '' && value.length <= longest);
}

function resourcesOf(record: Members): string[] {
  const listed = Array.isArray(record['resources']) ? (record['resources'] as unknown[]) : [];
  const asked = membersOf(record['requestParameters']);
  const names = [
    ...listed.map((each) => textOf(membersOf(each)['ARN']) || textOf(membersOf(each)['ARNName'])),
    ...naming.map((name) => textOf(asked[name])),
  ];
  return [...new Set(names.filter((name) => name !== ''))].slice(0, mostResources);
}

/** The query that finds the events of a subject. A resource is found wherever a record names it. */
export function subjectQuery({ kind, value }: Subject): string {
  const quoted = quote(value);
  switch (kind) {
    case 'principal':
      return `actor = ${quoted}`;
    case 'session':
      return `userIdentity.arn = ${quoted}`;
    case 'role':
      return `userIdentity.sessionContext.sessionIssuer.arn = ${quoted}`;
    case 'access key':
      return `userIdentity.accessKeyId = ${quoted}`;
    case 'source address':
      return `sourceIPAddress = ${quoted}`;
    case 'resource':
      return quoted;
  }
}

/** What the events of a subject have in common, in words. */
export function subjectWords(subject: Subject): string {
  const { kind } = subject;
  const value = showHidden(subject.value);
  switch (kind) {
    case 'principal':
      return `principal ${value}`;
    case 'session':
      return `role session ${value.split('/').slice(1).join('/')}`;
    case 'role':
      return `role ${value.split('/').at(-1) ?? value}`;
    case 'access key':
      return `access key ${value}`;
    case 'source address':
      return `source address ${value}`;
    case 'resource':
      return `records that name ${value}`;
  }
}

/** A text in quotes, as the search bar reads it. */
export function quote(text: string): string {
  return `"${text.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
}

type Members = Readonly<Record<string, unknown>>;

function parsed(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    return undefined;
  }
}

function membersOf(value: unknown): Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Members)
    : {};
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
