import { InvalidArgumentError } from 'commander';
import { Problem } from '../../preload/contract/errors.ts';
import { TableSort } from '../../preload/contract/table.ts';
import type { Session } from '../engine/session.ts';
import { cellCharacters, cellsOf, columnField } from '../query/index.ts';
import { visible } from '../platform/visible.ts';

/** `eventName`, `eventName:descending`. @throws InvalidArgumentError */
export function sortOption(text: string): TableSort {
  const [field, order = 'ascending'] = text.split(':');
  const sort = TableSort.safeParse({ field, order });
  if (sort.success) return sort.data;
  throw new InvalidArgumentError(
    `The index does not sort by "${text.slice(0, 60)}"; try eventName, who, account, awsRegion, sourceIPAddress or errorCode, with :descending behind it if you like.`,
  );
}

/** Fields between commas. @throws InvalidArgumentError */
export function columnsOption(text: string): readonly string[] {
  try {
    return text.split(',').map((field) => columnField(field.trim()));
  } catch (thrown) {
    throw new InvalidArgumentError(thrown instanceof Problem ? thrown.message : String(thrown));
  }
}

/** The cells of events under the columns that were asked for. */
export async function columnRows(
  { read, readText }: Session,
  refs: readonly number[],
  columns: readonly string[],
): Promise<readonly (readonly string[])[]> {
  const cells = await cellsOf(read, readText, { refs, fields: columns, most: cellCharacters });
  return cells.map((row) => row.map(visible));
}

/** An option that changes nothing was meant for something. @throws Problem bad_request */
export function refuseIdle(options: {
  readonly format: string;
  readonly sort?: TableSort;
  readonly columns?: readonly string[];
}): void {
  const { format, sort, columns } = options;
  if (columns !== undefined && format !== 'csv') {
    throw new Problem('bad_request', `--columns belongs to --format csv, not to ${format}.`);
  }
  if (sort !== undefined && !['jsonl', 'csv', 'raw'].includes(format)) {
    throw new Problem('bad_request', `--sort puts events in order; ${format} prints none.`);
  }
}

/** @throws Problem bad_request: several archives are merged by time, with the usual columns */
export function refuseTableOptions(options: {
  readonly sort?: TableSort;
  readonly columns?: readonly string[];
}): void {
  const given = options.sort === undefined ? options.columns && '--columns' : '--sort';
  if (given !== undefined) {
    throw new Problem(
      'bad_request',
      `${given} is for one archive: several are merged newest first, with the usual columns.`,
    );
  }
}
