import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnValues } from '../../../renderer/screens/record/column-values.ts';
import { indentJson } from '../../../renderer/screens/record/indent-json.ts';
import { whoParts } from '../../../renderer/screens/record/who-parts.ts';
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

describe('who acted', () => {
  const parts = (who: string, identityType = 'AssumedRole') => {
    const { main, more } = whoParts({ who, identityType });
    return [main, more];
  };

  it('is the role before its session', () => {
    expect(parts('BreakGlass/priya.nair')).toEqual(['BreakGlass', 'priya.nair']);
    expect(parts('deploy/a/b')).toEqual(['deploy', 'a/b']);
  });

  it('is the user of IAM Identity Center before the permission set', () => {
    const role = 'AWSReservedSSO_Billing_c58ee8acf487e86c';
    expect(parts(`${role}/noor@example.com`)).toEqual(['noor@example.com', 'Billing']);
    expect(parts('AWSReservedSSO_x/noor')).toEqual(['AWSReservedSSO_x', 'noor']);
  });

  it('is never taken apart where no session is', () => {
    expect(parts('team/maria', 'IAMUser')).toEqual(['team/maria', '']);
    expect(whoParts({ who: 'a/b', identityType: 'AssumedRole' }).words).toBe(
      'session named b, role a',
    );
  });
});

describe('a result', () => {
  const call = { eventSource: 'iam.amazonaws.com' };

  it('of what a person added is no success of AWS', () => {
    const manual = { eventSource: 'manual', errorCode: null, failed: false };
    expect(resultWords(manual)).toMatchObject({ words: 'by hand', isError: false });
  });

  it('is the error code, success, or a failure that has no code', () => {
    expect(resultWords({ ...call, errorCode: 'AccessDenied', failed: true }).words).toBe(
      'AccessDenied',
    );
    expect(resultWords({ ...call, errorCode: null, failed: false }).words).toBe('success');
    expect(resultWords({ ...call, errorCode: null, failed: true })).toMatchObject({
      words: 'failed',
      isError: true,
    });
  });
});

// Red if the menu takes the text of the cell: cut, or several values in one.
describe('the values of a column', () => {
  const long = 'x'.repeat(500);
  const raw = JSON.stringify({
    a: { list: [{ n: 'p, q' }, { n: 'r' }, { m: 1 }], long, 'k.l': true },
  });
  it.each([
    ['a.list.n', ['p, q', 'r']],
    ['a.long', [long]],
    ['a."k.l"', ['true']],
    ['a.list.m', ['1']],
    ['a.none', ['']],
  ])('%s', (field, texts) => {
    const values = columnValues(field, raw);
    expect(values.map(({ text }) => text)).toEqual(texts);
    expect(values.map(({ tests }) => tests[0]?.value ?? '')).toEqual(texts);
  });
});
