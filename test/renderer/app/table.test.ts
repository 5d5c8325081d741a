import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  indexFields,
  sortFields,
  TableShape,
  usualTable,
} from '../../../preload/contract/table.ts';
import {
  fieldsOfRow,
  fieldWords,
  sortWords,
  whyNotSorted,
} from '../../../renderer/app/table-fields.ts';
import { createTableShape } from '../../../renderer/app/table-shape.ts';
import {
  furtherFields,
  tableColumns,
} from '../../../renderer/screens/events/table/table-columns.tsx';

let kept: Map<string, string>;
beforeEach(() => {
  kept = new Map();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  });
});
afterEach(() => vi.unstubAllGlobals());

const shapeOf = (...fields: string[]): TableShape => ({
  ...usualTable,
  columns: fields.map((field) => ({ field, width: null })),
});

// Red if the table of yesterday is gone, or one that cannot be read breaks the window.
test('the table is found again as it was left', () => {
  const first = createTableShape();
  expect(first.get()).toEqual(usualTable);
  const own = shapeOf('eventTime', 'requestParameters.userName');
  first.set(own);
  expect(createTableShape().get()).toEqual(own);
  for (const [key] of kept) kept.set(key, '{"columns":[{"field":"x","width":7}]}');
  expect(createTableShape().get()).toEqual(usualTable);
  vi.stubGlobal('localStorage', {
    getItem: () => {
      throw new Error('forbidden');
    },
    setItem: () => {
      throw new Error('full');
    },
  });
  const forbidden = createTableShape();
  forbidden.set(own);
  expect(forbidden.get()).toEqual(own);
});

// Red if a table may have a column twice, none at all, or an order that no index gives.
test.each([
  [shapeOf('eventTime', 'eventTime'), false],
  [shapeOf(), false],
  [{ ...usualTable, sort: { field: 'tags', order: 'ascending' } }, false],
  [{ ...usualTable, columns: [{ field: 'eventTime', width: 20 }] }, false],
  [usualTable, true],
  [shapeOf('requestParameters.userName'), true],
])('%o is a table: %s', (shape, isOne) => {
  expect(TableShape.safeParse(shape).success).toBe(isOne);
});

// Red if a field has no column, an order is offered that is none, or none is offered without a reason.
test('every field of the index has its column and its order, or a reason', () => {
  const offered = new Set(indexFields.map((field) => fieldWords(field).sort));
  for (const field of sortFields) expect(offered.has(field)).toBe(true);
  for (const field of indexFields) {
    expect(fieldWords(field).sort === null).toBe(whyNotSorted(field) !== undefined);
  }
  expect(whyNotSorted('requestParameters.userName')).toContain('only the records have it');
  expect(sortWords('eventTime', 'ascending')).toBe('oldest first');
  expect(sortWords('awsRegion', 'descending')).toBe('by Region, from Z to A');
});

// Red if a head sorts the wrong way, or the order that is shown is not told.
test('heads sort: names from A to Z first, time from the newest', () => {
  const onSort = vi.fn();
  const onResize = vi.fn();
  const columns = (sort: TableShape['sort']) =>
    tableColumns({
      shape: shapeOf('marks', 'eventTime', 'result', 'requestParameters.x'),
      sort,
      onSort,
      onResize,
      textOf: () => '',
      anchor: null,
    });
  const [marks, time, result, path] = columns(usualTable.sort);
  expect([marks?.onSort, path?.onSort]).toEqual([undefined, undefined]);
  expect([time?.sort, result?.sort]).toEqual(['descending', undefined]);
  result?.onSort?.();
  expect(onSort).toHaveBeenLastCalledWith({ field: 'errorCode', order: 'ascending' });
  columns({ field: 'errorCode', order: 'ascending' })[2]?.onSort?.();
  expect(onSort).toHaveBeenLastCalledWith({ field: 'errorCode', order: 'descending' });
  columns({ field: 'errorCode', order: 'ascending' })[1]?.onSort?.();
  expect(onSort).toHaveBeenLastCalledWith({ field: 'eventTime', order: 'descending' });
  time?.onSort?.();
  expect(onSort).toHaveBeenLastCalledWith({ field: 'eventTime', order: 'ascending' });
  path?.onResize?.(300);
  expect(onResize).toHaveBeenCalledWith('requestParameters.x', 300);
});

// Red if a column that somebody has chosen is hidden in a narrow window.
test('only the usual columns give way in a narrow table', () => {
  const widths = (shape: TableShape) =>
    tableColumns({
      shape,
      sort: usualTable.sort,
      onSort: vi.fn(),
      onResize: vi.fn(),
      textOf: () => '',
      anchor: null,
    }).filter(({ hideUnder = 0 }) => hideUnder > 0).length;
  expect(widths(usualTable)).toBe(3);
  expect(widths(shapeOf(...usualTable.columns.map(({ field }) => field), 'userAgent'))).toBe(0);
});

test('only what the rows do not carry is asked for', () => {
  expect(furtherFields(shapeOf('who', 'userAgent', 'requestParameters.x'))).toEqual([
    'userAgent',
    'requestParameters.x',
  ]);
  for (const { field } of usualTable.columns) expect(fieldsOfRow.has(field)).toBe(true);
});
