/**
 * A second opinion on what a query means, written without looking at the program's: a record is
 * flattened to (path, text) pairs and JavaScript's own regular expressions do the comparing.
 */
import type { Field, FieldTest, Query } from '../../../main/query/ast.ts';

type Pair = readonly [path: string, text: string, isBoolean?: boolean];

export function evaluate(query: Query, record: object): boolean {
  switch (query.kind) {
    case 'all':
      return true;
    case 'and':
      return query.parts.every((part) => evaluate(part, record));
    case 'or':
      return query.parts.some((part) => evaluate(part, record));
    case 'not':
      return !evaluate(query.part, record);
    case 'anywhere':
      return free(query, record);
    case 'network':
    case 'number':
    case 'present':
    case 'text':
    case 'time':
      return wordsOf(query.field, record).some((text) => holds(query, text));
  }
}

function free({ match, text }: Extract<Query, { kind: 'anywhere' }>, record: object): boolean {
  const holdsPart = (each: string): boolean => lower(each).includes(lower(text));
  if (match === 'part') return [...flat(record, '')].some(([, each]) => holdsPart(each));
  if (textsOf(indexed, record).some(holdsPart)) return true;
  if (match === 'words' && textsOf([['eventID']], record).includes(text)) return true;
  const noWords = new Set(
    [...indexed, ['eventTime'], ['eventID']].map((path) =>
      path.map((key) => JSON.stringify(key)).join(''),
    ),
  );
  return [...flat(record, '')].some(
    ([path, each, isBoolean]) =>
      !isBoolean && !noWords.has(path) && hasInOrder(each, text, match === 'prefix'),
  );
}

/** Words are made of letters, digits, `-_.` and whatever is not ASCII; no dots at their ends. */
function words(text: string): string[] {
  const parts = text
    .split(/[^-.\w\u0080-\u{10ffff}]+/u)
    .map((part) => part.replace(/^\.+|\.+$/g, ''));
  return parts.filter((part) => part !== '').map(lowerAscii);
}

function lowerAscii(text: string): string {
  return Array.from(text, (c) => (c < '\u0080' ? c.toLowerCase() : c)).join('');
}

function hasInOrder(value: string, text: string, isPrefix: boolean): boolean {
  const isOpen = isPrefix && /[\w.\-\u0080-\u{10ffff}]$/u.test(text);
  const tail = isOpen ? (/\.+$/.exec(text)?.[0] ?? '') : '';
  const wanted = words(text);
  if (wanted.length === 0) return false;
  const sought = `\n${wanted.join('\n')}${isOpen ? tail : '\n'}`;
  return `\n${words(value).join('\n')}\n`.includes(sought);
}

const members =
  'eventName eventSource awsRegion sourceIPAddress userAgent errorCode eventType eventCategory recipientAccountId';
const indexed = [
  ...members.split(' ').map((member) => [member]),
  ...['type', 'arn', 'accessKeyId', 'userName'].map((key) => ['userIdentity', key]),
];

/** Holds for the test's records: IAM users without a session. */
function wordsOf(field: Field, record: object): string[] {
  const text = (...path: string[]): string | undefined => textsOf([path], record)[0];
  if (field.kind === 'path') return textsOf([field.path], record);
  switch (field.name) {
    case 'identityKind':
      return ['IAM user'];
    case 'temporary':
      return ['false'];
    case 'failed':
      return [String(Boolean(text('errorCode') ?? text('errorMessage')))];
    case 'mfa': {
      const used = text('additionalEventData', 'MFAUsed');
      return [used === 'Yes' ? 'yes' : used === 'No' ? 'no' : 'not recorded'];
    }
    // Nobody has said anything about the test's events.
    case 'annotated':
    case 'star':
      return ['false'];
    case 'status':
      return ['new'];
    case 'annotatedAt':
    case 'annotatedBy':
    case 'note':
    case 'tag':
      return [];
    case 'account':
    case 'actor':
    case 'where':
    case 'who':
      return textsOf(pathsOf(field), record);
  }
}

/** Holds for the test's records: IAM users only, and always a recipientAccountId. */
function pathsOf(field: Field): readonly (readonly string[])[] {
  if (field.kind === 'path') return [field.path];
  if (field.name === 'account') return [['recipientAccountId']];
  if (field.name === 'actor') return [['userIdentity', 'userName']];
  if (field.name === 'who') return ['userName', 'arn'].map((key) => ['userIdentity', key]);
  return [['eventSource'], ['awsRegion'], ['recipientAccountId']];
}

function textsOf(paths: readonly (readonly string[])[], record: object): string[] {
  const pairs = [...flat(record, '')];
  return paths.flatMap((path) => {
    const wanted = path.map((key) => JSON.stringify(key)).join('');
    return pairs.filter(([at]) => at.startsWith(wanted)).map(([, text]) => text);
  });
}

function* flat(value: unknown, path: string): Generator<Pair> {
  if (value === null || value === '') return;
  if (Array.isArray(value)) for (const each of value) yield* flat(each, path);
  else if (typeof value === 'object' && value !== undefined) {
    for (const [key, each] of Object.entries(value)) yield* flat(each, path + JSON.stringify(key));
  } else if (typeof value === 'string') yield [path, value];
  else yield [path, JSON.stringify(value), typeof value === 'boolean'];
}

export function holds(test: FieldTest, text: string): boolean {
  switch (test.kind) {
    case 'present':
      return true;
    case 'number':
      return /^-?\d+(\.\d+)?$/.test(text) && onSide(text, test.operator, test.value);
    case 'time': {
      const at = Date.parse(text) / 1000;
      return at >= (test.from ?? -Infinity) && at < (test.to ?? Infinity);
    }
    case 'network':
      return test.values.some((network) => inNetwork(text, network));
    case 'text': {
      const ignore = test.caseMode === 'ignore';
      return test.values.some((value) => {
        if (test.operator === 'regex') return new RegExp(value, ignore ? 'i' : '').test(text);
        const [a, b] = ignore ? [lower(text), lower(value)] : [text, value];
        if (test.operator === 'equals') return a === b;
        if (test.operator === 'starts') return a.indexOf(b) === 0;
        if (test.operator === 'ends') return a.slice(-b.length) === b;
        if (test.operator === 'contains') return a.split(b).length > 1;
        const pattern = b.replaceAll(
          /\\(.)|([*?])|([.+^${}()|[\]/])/gsu,
          (_, escaped, wild, plain) =>
            wild === '*' ? '[^]*' : wild === '?' ? '[^]' : `\\u{${hex(escaped ?? plain)}}`,
        );
        return new RegExp(`^${pattern}$`, 'u').test(a);
      });
    }
  }
}

function hex(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16);
}

function onSide(text: string, operator: string, value: string): boolean {
  const [a, b] = [text, value].map((n) => n + (n.includes('.') ? '' : '.0'));
  const scaled = (n = ''): bigint => BigInt(n.replace('.', '').padEnd(1, '0'));
  const [x, y] = [scaled(a), scaled(b)];
  if (operator === '<') return x < y;
  if (operator === '<=') return x <= y;
  return operator === '>' ? x > y : x >= y;
}

function inNetwork(address: string, network: string): boolean {
  const bits = (text: string): string =>
    text
      .split('.')
      .map((byte) => Number(byte).toString(2).padStart(8, '0'))
      .join('');
  const [base = '', length] = network.split('/');
  if (!/^[\d.]+$/.test(address) || base.includes(':')) return false;
  return bits(address).startsWith(bits(base).slice(0, Number(length)));
}

/** Lower case that keeps non-ASCII characters non-ASCII, as fold.ts promises. */
function lower(text: string): string {
  return text.replaceAll(/[^]/gu, (c) => {
    const l = c.toLowerCase();
    return c < '\u0080' || (l.length === c.length && l >= '\u0080') ? l : c;
  });
}
