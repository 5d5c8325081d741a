/** Random queries for property tests, built only with the constructors that the program uses. */
import fc from 'fast-check';
import {
  and,
  derivedFields,
  not,
  or,
  textOperators,
  type Field,
  type Query,
} from '../../../main/query/ast.ts';
import { literal, simplest } from '../../../main/query/pattern.ts';

const hostile = [
  `'; DROP TABLE event; --`,
  `" OR 1=1`,
  '%_*?\\',
  'a\u0000b',
  'ÄÖ ß \u212A İ',
  'x) OR (1=1',
  '😀',
  'null',
  'AND',
  '(?i)x',
];

export const texts = fc.oneof(
  fc.constantFrom(
    'StopLogging',
    'stoplogging',
    'k',
    'äö',
    'Get',
    'maria',
    '192.0.2.7',
    'true',
    '5',
    'us',
  ),
  fc.constantFrom(...hostile),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }),
);

const paths: readonly (readonly [string, ...string[]])[] = [
  ['eventName'],
  ['eventSource'],
  ['errorCode'],
  ['sourceIPAddress'],
  ['userIdentity', 'type'],
  ['userIdentity', 'arn'],
  ['userIdentity', 'accessKeyId'],
  ['requestParameters'],
  ['requestParameters', 'items', 'name'],
  ['requestParameters', 'a.b'],
  ['requestParameters', 'n'],
  ['additionalEventData', 'MFAUsed'],
  ['readOnly'],
  ['resources', 'ARN'],
  ['p_own'],
  ['__proto__', 'constructor'],
];

export const fields: fc.Arbitrary<Field> = fc.oneof(
  fc.constantFrom(...paths).map((path): Field => ({ kind: 'path', path })),
  // As eventTime, it is only ever asked for by time.
  fc
    .constantFrom(...derivedFields.filter((name) => name !== 'annotatedAt'))
    .map((name): Field => ({ kind: 'derived', name })),
);

const seconds = fc.integer({ min: 0, max: 2 ** 32 - 1 });

const times = fc.constantFrom<Field>(
  { kind: 'path', path: ['eventTime'] },
  { kind: 'derived', name: 'annotatedAt' },
);

const leaves: fc.Arbitrary<Query> = fc.oneof(
  fc
    .tuple(
      fields,
      fc.constantFrom(...textOperators.filter((o) => o !== 'like' && o !== 'regex')),
      fc.array(texts, { minLength: 1, maxLength: 3 }),
      fc.constantFrom('exact' as const, 'ignore' as const),
    )
    .map(([field, operator, [first = '', ...rest], caseMode]): Query => ({
      kind: 'text',
      field,
      operator,
      values: [first, ...rest],
      caseMode,
    })),
  fc
    .tuple(fields, texts, texts, fc.constantFrom('exact' as const, 'ignore' as const))
    .map(([field, a, b, caseMode]): Query => {
      const test = simplest(`${literal(a)}*${literal(b)}?`);
      const value = test.operator === 'present' ? '' : test.value;
      return { kind: 'text', field, operator: 'like', values: [value], caseMode };
    }),
  fc
    .tuple(
      fields,
      fc.constantFrom(
        '^Stop',
        '^$',
        'x*',
        'L.g+ing$',
        '[a-z]{3,}',
        'a|b',
        '"',
        String.raw`\d+\.\d+`,
        'MARIA',
      ),
      fc.constantFrom('exact' as const, 'ignore' as const),
    )
    .map(([field, pattern, caseMode]): Query => ({
      kind: 'text',
      field,
      operator: 'regex',
      values: [pattern],
      caseMode,
    })),
  fc
    .tuple(
      fields,
      fc.constantFrom('<', '<=', '>', '>='),
      fc.constantFrom('5', '-1.5', '9007199254740993'),
    )
    .map(([field, operator, value]): Query => ({ kind: 'number', field, operator, value })),
  fields.map((field): Query => ({ kind: 'present', field })),
  fc
    .constantFrom('192.0.2.0/24', '10.0.0.0/8', '2001:db8::/32', '0.0.0.0/0')
    .map((network): Query => ({
      kind: 'network',
      field: { kind: 'path', path: ['sourceIPAddress'] },
      values: [network],
    })),
  fc.tuple(times, seconds, seconds).map(([field, a, b]): Query => ({
    kind: 'time',
    field,
    from: Math.min(a, b),
    to: Math.max(a, b) + 1,
  })),
  seconds.map((from): Query => ({
    kind: 'time',
    field: { kind: 'path', path: ['eventTime'] },
    from,
    to: null,
  })),
  fc
    .tuple(fc.constantFrom('words' as const, 'prefix' as const, 'part' as const), texts)
    .map(([match, text]): Query => ({ kind: 'anywhere', match, text })),
);

export const queries: fc.Arbitrary<Query> = fc.letrec<{ query: Query }>((tie) => ({
  query: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaves,
    fc.array(tie('query'), { minLength: 1, maxLength: 3 }).map(and),
    fc.array(tie('query'), { minLength: 1, maxLength: 3 }).map(or),
    tie('query').map(not),
  ),
})).query;
