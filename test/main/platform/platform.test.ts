import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { canonical } from '../../../main/platform/canonical.ts';
import { csvLine } from '../../../main/platform/csv.ts';
import { isInside, writeFileWhole } from '../../../main/platform/files.ts';
import { redact } from '../../../main/platform/redact.ts';
import { tempFolder } from '../../fixtures/temp.ts';

describe('a path is inside a folder by whole segments', () => {
  test.each([
    ['/a/b', '/a/b/c', true],
    ['/a/b', '/a/b', true],
    ['/a/b', '/a/b-evil/c', false],
    ['/a/b', '/a/b/../c', false],
    ['/a/b', '/a/b/..c', true],
    ['/a/b', '/', false],
  ])('%s, %s: %s', (folder, path, inside) => {
    expect(isInside(folder, path)).toBe(inside);
  });
});

test('a file is written whole, over an old one too, and leaves no draft', () => {
  const folder = tempFolder();
  const file = join(folder, 'a.txt');
  writeFileSync(file, 'old');
  writeFileWhole(file, 'new');
  expect(readFileSync(file, 'utf8')).toBe('new');
  expect(readdirSync(folder)).toEqual(['a.txt']);
});

test('a folder that is not there is one sentence', () => {
  expect(() => writeFileWhole(join(tempFolder(), 'no', 'a.txt'), 'x')).toThrow(
    /cannot be written: no such file or folder\.$/,
  );
});

// The examples of RFC 8785, section 3.2.
test('canonical JSON is that of RFC 8785', () => {
  expect(canonical({ '\u20ac': 'Euro', '\r': 'CR', 1: 'One', '\u0080': 'Control' })).toBe(
    '{"\\r":"CR","1":"One","\u0080":"Control","\u20ac":"Euro"}',
  );
  const numbers: unknown = JSON.parse(
    '[333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001]',
  );
  expect(canonical(numbers)).toBe('[333333333.3333333,1e+30,4.5,0.002,1e-27]');
});

describe('a cell that a spreadsheet would run is made a text', () => {
  test.each([
    ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', `"'\t=1"`],
    ['\n=1', `"'\n=1"`],
    ['＝1', "'＝1"],
    ['a;=1', '"a;=1"'],
    ['plain, with comma', '"plain, with comma"'],
    ['two\nlines', '"two\nlines"'],
  ])('%j', (value, cell) => {
    expect(csvLine([value])).toBe(`${cell}\r\n`);
  });
});

describe('secrets do not reach the log', () => {
  test.each([
    'key AKIAIOSFODNN7EXAMPLE used',
    'ASIAIOSFODNN7EXAMPLE',
    '"secretAccessKey": "wJalrXUtnFEMI"',
    'password=hunter2',
    '-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----',
  ])('%s', (text) => {
    expect(redact(text)).not.toMatch(/IOSFODNN7|wJalr|hunter2|MIIE/);
  });
});
