import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  elements,
  members,
  ScanError,
  skipSpace,
  valueEnd,
} from '../../../../main/archive/scan/json-spans.ts';

// Turns red when the scanner mistakes a brace, a quote or a backslash inside a text for structure.
test('a value ends where JSON.stringify ended it', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.string(), (value, after) => {
      const text = JSON.stringify(value);
      const buffer = Buffer.from(`${text},${after}`);
      expect(valueEnd(buffer, 0)).toBe(Buffer.byteLength(text));
    }),
  );
});

test('the elements of a list are the slices that JSON.parse reads as its elements', () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue()), fc.constantFrom('', ' ', '\r\n\t'), (list, space) => {
      const text = `[${space}${list.map((each) => JSON.stringify(each)).join(`${space},${space}`)}${space}]`;
      const buffer = Buffer.from(text);
      const read = [...elements(buffer, 0)].map((span) =>
        JSON.parse(buffer.toString('utf8', span.start, span.end)),
      );
      expect(read).toEqual(JSON.parse(text));
    }),
  );
});

test('the members of an object have the keys and values that JSON.parse reads', () => {
  const text = '{"a":1 , "b" : {"c":[1,2,"}"]},"d":"\\"}"}';
  const buffer = Buffer.from(text);
  const read = [...members(buffer, 0)].map((member) => [
    member.key,
    JSON.parse(buffer.toString('utf8', member.start, member.end())),
  ]);
  expect(Object.fromEntries(read)).toEqual(JSON.parse(text));
});

describe('what is cut off', () => {
  test.each(['{"a":', '{"a":1', '[1,2', '"abc', '{"a":"b', '[{"a":1}'])(
    '%s is an error',
    (text) => {
      expect(() => valueEnd(Buffer.from(text), 0)).toThrow(ScanError);
    },
  );

  test('the elements before the cut are found', () => {
    const found: unknown[] = [];
    const buffer = Buffer.from('[{"a":1},{"a":2},{"a":');
    expect(() => {
      for (const span of elements(buffer, 0))
        found.push(buffer.toString('utf8', span.start, span.end));
    }).toThrow(ScanError);
    expect(found).toEqual(['{"a":1}', '{"a":2}']);
  });

  test('no bytes at all make it loop or throw anything else', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const buffer = Buffer.from(bytes);
        try {
          valueEnd(buffer, skipSpace(buffer, 0));
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(ScanError);
        }
      }),
    );
  });
});

test('a byte order mark counts as white space at the very start only', () => {
  expect(skipSpace(Buffer.from('\ufeff {'), 0)).toBe(4);
  expect(skipSpace(Buffer.from('{ \ufeff'), 2)).toBe(2);
});
