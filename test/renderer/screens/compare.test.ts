import { describe, expect, test } from 'vitest';
import { compareRecords } from '../../../renderer/screens/compare/compare-records.ts';
import { comparisonText } from '../../../renderer/screens/compare/comparison-text.ts';
import { exampleEvent } from '../../fake-bridge/example-events.ts';
import { exampleRecord } from '../../fake-bridge/example-record.ts';

const field = (raws: readonly string[], path: string) =>
  compareRecords(raws).fields.find((each) => each.path === path);

describe('records side by side', () => {
  // Red if a field that only one record has is left out, or an absent one counts as equal.
  test('a field that a record has not is absent there, and differs', () => {
    const raws = ['{"a":1,"b":2}', '{"a":1}', '{"a":1,"c":null}'];
    expect(compareRecords(raws).fields).toEqual(
      [
        { path: 'c', values: [undefined, undefined, 'null'], differs: true },
        { path: 'a', values: ['1', '1', '1'], differs: false },
        { path: 'b', values: ['2', undefined, undefined], differs: true },
      ].toSorted((a, b) => order(raws, a.path) - order(raws, b.path)),
    );
  });
  const order = (raws: readonly string[], path: string): number =>
    compareRecords(raws).fields.findIndex((each) => each.path === path);

  // Red if fields of a later record are gathered at the end: what belongs together would be torn apart.
  test('fields stand in the order of the records', () => {
    const raws = ['{"a":{"x":1,"z":3},"e":5}', '{"a":{"x":1,"y":2,"z":3},"e":5}'];
    expect(compareRecords(raws).fields.map(({ path }) => path)).toEqual(['a.x', 'a.y', 'a.z', 'e']);
  });

  // Red if lists are compared as a whole, an empty one is lost, or a key with a dot reads like a path.
  test('lists by their places, odd keys in quotes, empty values as such', () => {
    const raws = [
      '{"r":[{"A":"1"},{"A":"2"}],"a.b":[],"o":{}}',
      '{"r":[{"A":"1"},{"A":"3"}],"a.b":[1]}',
    ];
    expect(field(raws, 'r[0].A')).toMatchObject({ differs: false, values: ['"1"', '"1"'] });
    expect(field(raws, 'r[1].A')).toMatchObject({ differs: true, values: ['"2"', '"3"'] });
    expect(field(raws, '"a.b"')).toMatchObject({ values: ['[]', undefined] });
    expect(field(raws, '"a.b"[0]')).toMatchObject({ values: [undefined, '1'] });
    expect(field(raws, 'o')).toMatchObject({ values: ['{}', undefined] });
  });

  // Red if numbers go through JSON.parse: these two would be the same.
  test('long numbers differ in their last digit', () => {
    const raws = ['{"id":12345678901234567890}', '{"id":12345678901234567891}'];
    expect(field(raws, 'id')).toEqual({
      path: 'id',
      values: ['12345678901234567890', '12345678901234567891'],
      differs: true,
    });
    expect(field(['{"n":1.0}', '{"n":1}'], 'n')?.differs).toBe(true);
  });

  // Red if a name can be read backwards, or two that differ in what is not seen look the same.
  test('what is not seen is written out', () => {
    const raws = [JSON.stringify({ n: 'a\u202etxt.exe' }), JSON.stringify({ n: 'a\u200btxt.exe' })];
    expect(field(raws, 'n')?.values).toEqual([
      String.raw`"a\u202etxt.exe"`,
      String.raw`"a\u200btxt.exe"`,
    ]);
    const literal = JSON.stringify({ n: String.raw`a\u202etxt.exe` });
    expect(field([raws[0] ?? '', literal], 'n')?.differs).toBe(true);
  });

  // Red if a hostile record overflows the stack or floods the screen.
  test('deep and wide records end', () => {
    const deep = `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`;
    expect(compareRecords([deep, '{}']).fields).toHaveLength(2);
    const wide = JSON.stringify(Array.from({ length: 10_000 }, (_, n) => n));
    expect(compareRecords([wide], 100)).toMatchObject({ isCut: true });
    expect(compareRecords([wide], 100).fields).toHaveLength(100);
    expect(compareRecords(['{broken']).fields[0]?.values).toEqual(['"{broken"']);
  });

  // Red if a name that a caller chose becomes a formula, or a value two cells.
  test('copied, it is safe in a spreadsheet', () => {
    const records = [0, 1].map((at) => exampleRecord(exampleEvent(at).ref, []));
    const { fields } = compareRecords([
      JSON.stringify({ '=cmd': 'a\tb' }),
      JSON.stringify({ '@x': '"' }),
    ]);
    const lines = comparisonText(records, [
      ...fields,
      { path: '=1', values: ['-1', undefined], differs: true },
    ]).split('\n');
    expect(lines[0]).toMatch(/^field\t[^\t]+\t[^\t]+\tcomparison$/);
    expect(lines.at(-2)).toBe("'=1\t'-1\tabsent\tdiffers");
    for (const line of lines.slice(1, -1)) {
      expect(line.split('\t')).toHaveLength(4);
      for (const cell of line.split('\t')) expect(cell).not.toMatch(/^[=+@-]/);
    }
  });
});
