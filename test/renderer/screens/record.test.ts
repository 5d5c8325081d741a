import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indentJson } from '../../../renderer/screens/record/indent-json.ts';
import { resultWords } from '../../../renderer/screens/record/result-words.ts';

describe('a record indented for reading', () => {
  it('is laid out line by line', () => {
    expect(indentJson('{"a":1,"b":[true,{}],"c":{"d":null}}')).toBe(
      '{\n  "a": 1,\n  "b": [\n    true,\n    {}\n  ],\n  "c": {\n    "d": null\n  }\n}',
    );
  });

  it('keeps every token: long numbers, escapes, doubled keys, signs within strings', () => {
    const raw = '{"n":12345678901234567890.10,"s":"\\u0041{\\"},[:","n":1e2}';
    const text = indentJson(raw);
    expect(text).toContain('12345678901234567890.10');
    expect(text).toContain('"\\u0041{\\"},[:"');
    expect(text.match(/"n"/g)).toHaveLength(2);
  });

  it('says the same as the original, whatever that is', () => {
    fc.assert(
      fc.property(fc.json(), (raw) => {
        expect(JSON.parse(indentJson(raw))).toEqual(JSON.parse(raw));
      }),
    );
  });

  it('loses nothing of text that is no JSON', () => {
    expect(indentJson('{"a": "cut off').replaceAll(/\s/g, '')).toBe('{"a":"cutoff');
  });
});

describe('a result', () => {
  it('is the error code, or success, or not to be told from the row', () => {
    const iam = 'iam.amazonaws.com';
    const signin = 'signin.amazonaws.com';
    expect(resultWords({ errorCode: 'AccessDenied', eventSource: iam }).isError).toBe(true);
    expect(resultWords({ errorCode: null, eventSource: iam }).words).toBe('success');
    expect(resultWords({ errorCode: null, eventSource: signin }).words).toBe('see record');
  });
});
