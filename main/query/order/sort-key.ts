import { identityKinds } from '../../../preload/contract/domain.ts';
import type { SortField } from '../../../preload/contract/table.ts';
import type { ReadDb } from '../../archive/handles.ts';
import { flag } from '../../archive/scan/rows.ts';
import { name, sql } from '../../archive/sql.ts';
import type { SharedTable } from '../fields.ts';
import type { Columns } from '../facets/columns.ts';
import { highOf, lowOf, pair } from '../facets/pairs.ts';
import { addressKey } from './address-key.ts';

/** What events are put in order by: a number for each value, and the text that orders the numbers. */
export interface SortKey {
  /** The number of the value that an event has, 0 for none; `at` is its place in the columns. */
  readonly codeOf: (columns: Columns, at: number) => number;
  /** What stands for these numbers in comparisons, in their order. */
  readonly keysOf: (codes: readonly number[]) => string[];
}

type OfIndex = Exclude<SortField, 'eventTime'>;

/** The key of a field; reads the tables that events share. */
export function sortKeyOf(db: ReadDb, field: OfIndex): SortKey {
  switch (field) {
    case 'eventName':
      return ofShared(db, 'action', 'event_name');
    case 'eventSource':
      return ofShared(db, 'action', 'event_source');
    case 'eventType':
      return ofShared(db, 'action', 'event_type');
    case 'eventCategory':
      return ofShared(db, 'action', 'category');
    case 'account':
      return ofShared(db, 'place', 'account');
    case 'awsRegion':
      return ofShared(db, 'place', 'region');
    case 'userIdentity.arn':
      return ofShared(db, 'identity', 'arn');
    case 'userIdentity.accessKeyId':
      return ofShared(db, 'identity', 'access_key');
    case 'userIdentity.sessionContext.sessionIssuer.arn':
      return ofShared(db, 'identity', 'issuer');
    case 'who':
      return ofShared(db, 'identity', 'who');
    case 'actor':
      return ofTexts(db, ({ actor }, at) => actor[at] ?? 0);
    case 'sourceIPAddress':
      return ofTexts(db, ({ sourceIp }, at) => sourceIp[at] ?? 0, addressKey);
    case 'errorCode':
      return ofTexts(db, ({ errorCode }, at) => errorCode[at] ?? 0);
    case 'userAgent':
      return ofTexts(db, ({ userAgent }, at) => userAgent[at] ?? 0);
    case 'identityKind':
      return ofWords(identityKinds, ({ kind }, at) => kind[at] ?? 0);
    case 'failed':
      return ofWords(noOrYes, ({ failed }, at) => failed[at] ?? 0);
    case 'temporary':
      return temporary(db);
    case 'mfa':
      return ofFlags(flag.mfaNo, flag.mfaYes);
    case 'readOnly':
      return ofFlags(flag.notReadOnly, flag.readOnly);
  }
}

const noOrYes = ['false', 'true'];

function ofWords(words: readonly string[], codeOf: SortKey['codeOf']): SortKey {
  return {
    // Every event has one of the words, so none of them is the number for none.
    codeOf: (columns, at) => codeOf(columns, at) + 1,
    keysOf: (codes) => codes.map((code) => words[code - 1] ?? ''),
  };
}

function ofFlags(no: number, yes: number): SortKey {
  return {
    codeOf({ flags }, at) {
      const set = flags[at] ?? 0;
      if ((set & yes) !== 0) return 2;
      return (set & no) === 0 ? 0 : 1;
    },
    keysOf: (codes) => codes.map((code) => noOrYes[code - 1] ?? ''),
  };
}

function temporary(db: ReadDb): SortKey {
  const of = columnOf(db, 'identity', 'temporary');
  return ofWords(noOrYes, ({ identity }, at) => of(identity[at] ?? 0));
}

function ofShared(db: ReadDb, table: SharedTable, column: string): SortKey {
  const of = columnOf(db, table, column);
  return ofTexts(db, (columns, at) => of(columns[table][at] ?? 0));
}

/** Values that are numbers of the dictionary. */
function ofTexts(
  db: ReadDb,
  codeOf: SortKey['codeOf'],
  keyOf: (text: string) => string = (text) => text,
): SortKey {
  return {
    codeOf,
    keysOf(codes) {
      const asked = `[${codes.join(',')}]`;
      const texts = new Map(
        db
          .all<{ id: number; value: string }>(
            sql`SELECT id, value FROM dict WHERE id IN (SELECT value FROM json_each(${asked}))`,
          )
          .map(({ id, value }) => [id, value]),
      );
      return codes.map((code) => {
        const text = texts.get(code) ?? '';
        // Whatever the case first; the text itself decides between those that are equal so.
        return `${keyOf(text.toLowerCase())}\0${text}`;
      });
    },
  };
}

/** A column of a table that events share, by the number of the row. */
function columnOf(db: ReadDb, table: SharedTable, column: string): (row: number) => number {
  const [last = 0] = db.column<number>(sql`SELECT ifnull(max(id), 0) FROM ${name(table)}`);
  const values = new Int32Array(last + 1);
  for (const each of db.column<number>(
    sql`SELECT ${pair(sql`id`, name(column))} FROM ${name(table)} WHERE id <= ${BigInt(last)}`,
  )) {
    values[highOf(each)] = lowOf(each);
  }
  return (row) => values[row] ?? 0;
}
