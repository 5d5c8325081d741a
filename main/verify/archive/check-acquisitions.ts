import { z } from 'zod';
import { Sha256 } from '../../../preload/contract/ids.ts';
import { counted } from '../checks.ts';
import { actsOf } from './acts.ts';
import type { Context } from './context.ts';
import { custodyOfAcquisitions } from './custody.ts';
import type { Findings } from './findings.ts';

const Acquired = z.strictObject({
  run: z.number().int(),
  first: z.number().int(),
  last: z.number().int(),
  custody: Sha256,
});

/**
 * Compares how collected objects came here with what the ledger sealed: every row in exactly one act,
 * of an object that was found at that place, by somebody who is named. An archive of a format that
 * knows no collecting has none.
 */
export function checkAcquisitions({ db }: Context, findings: Findings): string {
  const known = db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'acquisition'").get();
  if (known === undefined) return '';
  let last = 0;
  const rows = db.prepare('SELECT count(*) FROM acquisition').pluck();
  const between = db
    .prepare('SELECT count(*) FROM acquisition WHERE id BETWEEN ? AND ? AND run = ?')
    .pluck();
  const acts = [...actsOf(db, 'collection.acquired')].sort((a, b) => a.row - b.row);
  for (const { body, place } of acts) {
    const said = Acquired.safeParse(body);
    if (!said.success) {
      findings.add(place, 'it does not say which acquisitions it sealed');
      continue;
    }
    const { first, run, custody } = said.data;
    if (first !== last + 1)
      findings.add(place, `it begins at acquisition ${first}, not ${last + 1}`);
    last = said.data.last;
    if (between.get(first, last, run) !== last - first + 1) {
      findings.add(place, 'acquisitions it sealed are not there, or of another import');
    } else if (custodyOfAcquisitions(db, first, last) !== custody) {
      findings.add(place, `acquisitions ${first} to ${last} are not those it sealed`);
    }
  }
  const total = Number(rows.get());
  if (total !== last) findings.add('acquisitions', `the ledger sealed ${last}, there are ${total}`);
  const idle = db
    .prepare('SELECT count(*) FROM acquirer WHERE id NOT IN (SELECT acquirer FROM acquisition)')
    .pluck()
    .get();
  if (idle !== 0) findings.add('acquirers', `${String(idle)} of them acquired nothing`);
  return total === 0 ? '' : `, ${counted(total, 'acquisition')}`;
}
