import { identityKinds } from '../../preload/contract/domain.ts';
import { flag } from '../archive/scan/rows.ts';
import { joinSql, name, sql, type Sql } from '../archive/sql.ts';
import type { JudgedField } from './ast.ts';

/** A field that the import has judged: a number in the index for each of a few words. */
interface Judged {
  /** The number in `event AS e`, or in the row of `identity` that it names. */
  readonly of: 'event' | 'identity';
  readonly number: Sql;
  readonly words: ReadonlyMap<number, string>;
}

const yesOrNo = (yes: number): ReadonlyMap<number, string> =>
  new Map([
    [0, 'false'],
    [yes, 'true'],
  ]);

/** Rules: main/archive/scan/identity.ts and record-reader.ts. */
const judged: Readonly<Record<JudgedField, Judged>> = {
  identityKind: {
    of: 'identity',
    number: name('kind'),
    words: new Map(identityKinds.map((kind, number) => [number, kind])),
  },
  temporary: { of: 'identity', number: name('temporary'), words: yesOrNo(1) },
  mfa: {
    of: 'event',
    number: sql`e.flags & ${flag.mfaYes | flag.mfaNo}`,
    words: new Map([
      [0, 'not recorded'],
      [flag.mfaYes, 'yes'],
      [flag.mfaNo, 'no'],
    ]),
  },
  failed: { of: 'event', number: sql`e.flags & ${flag.failed}`, words: yesOrNo(flag.failed) },
};

/** True for a field that is judged of the identity, which has an index. */
export function isOfIdentity(field: JudgedField): boolean {
  return judged[field].of === 'identity';
}

/** The condition that the field's word fits: on `event AS e`, or on `identity`. */
export function onJudged(field: JudgedField, fits: (word: string) => boolean): Sql {
  const { number, words } = judged[field];
  const numbers = [...words].flatMap(([code, word]) => (fits(word) ? [sql`${code}`] : []));
  return sql`(${number}) IN (${joinSql([sql`-1`, ...numbers], ', ')})`;
}
