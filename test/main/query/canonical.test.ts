import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Problem } from '../../../preload/contract/errors.ts';
import { withoutPositions } from '../../../main/query/ast.ts';
import { canonicalQuery, explain, parseQuery } from '../../../main/query/index.ts';
import { queries } from './queries.ts';

// Red if any character that ends a word, or any wildcard, loses its backslash in canonicalQuery.
test('a query survives its canonical form', () => {
  fc.assert(
    fc.property(queries, (query) => {
      const text = canonicalQuery(query);
      fc.pre(text.length <= 4000);
      expect(withoutPositions(parseQuery(text))).toEqual(query);
    }),
    { numRuns: 2000 },
  );
});

// Red if any function of the parser throws an error of its own (an index out of range, a regular
// expression that JavaScript refuses).
test('whatever is typed, the parser gives a query or a Problem with a position', () => {
  const marks = '( ) " \\ , = != : ~ < .. * AND OR NOT IN what when ip userIdentity. 2026-03';
  const pieces = fc.constantFrom(...`${marks} 10.0.0.0/8 null (?i) [`.split(' '), ' ');
  const typed = fc.oneof(
    fc
      .array(fc.oneof(pieces, fc.string({ maxLength: 3 })), { maxLength: 20 })
      .map((p) => p.join('')),
    fc.string({ unit: 'binary', maxLength: 60 }),
    queries.map((query) => canonicalQuery(query).slice(0, -1)),
  );
  fc.assert(
    fc.property(typed, (text) => {
      try {
        const query = parseQuery(text);
        expect(withoutPositions(parseQuery(canonicalQuery(query)))).toEqual(
          withoutPositions(query),
        );
        expect(explain(query)).toMatch(/^(Events where|Every event|No event)/);
      } catch (thrown) {
        expect(thrown).toBeInstanceOf(Problem);
        const { code, message, details } = thrown as Problem;
        expect(code).toBe('bad_query');
        expect(message).toMatch(/\.$/);
        expect(details?.['position']).toBeGreaterThanOrEqual(0);
        expect(details?.['position']).toBeLessThanOrEqual(text.length);
      }
    }),
    { numRuns: 5000 },
  );
});
