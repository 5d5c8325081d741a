import { identityKinds } from '../../preload/contract/domain.ts';
import { flag } from '../archive/scan/rows.ts';
import { name, sql, type Sql } from '../archive/sql.ts';
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

/** The condition on `event AS e` that the field's word fits. */
export function onJudged(field: JudgedField, fits: (word: string) => boolean): Sql {
  const { of, number, words } = judged[field];
  const numbers = [...words].flatMap(([code, word]) => (fits(word) ? [sql`${code}`] : []));
  const list = numbers.reduce((all, each) => sql`${all}, ${each}`, sql`-1`);
  const condition = sql`(${number}) IN (${list})`;
  if (of === 'event') return condition;
  return sql`e.identity IN (SELECT id FROM identity WHERE ${condition})`;
}
