import type Database from 'better-sqlite3';
import type { Verification } from '../../../preload/contract/integrity.ts';
import { Problem } from '../../../preload/contract/errors.ts';
import { messageOf, newChecks, verdict, type Checks } from '../checks.ts';
import { checkAnchors, type GivenAnchors } from './check-anchors.ts';
import { checkDisposals } from './check-disposals.ts';
import { checkFile } from './check-file.ts';
import { checkLedger } from './check-ledger.ts';
import { checkObjects } from './check-objects.ts';
import { checkPapers } from './check-papers.ts';
import { checkPredecessor } from './check-predecessor.ts';
import { checkSeals } from './check-seals.ts';
import { checkSteps } from './check-steps.ts';
import { contextOf, numberFrom, type Context } from './context.ts';
import { openDatabase } from './open-database.ts';
import { Pace, type PaceOptions } from './pace.ts';

export interface ArchiveOptions extends PaceOptions, GivenAnchors {
  /** The archive that this one continues: then the link between the two is checked as well. */
  readonly previous?: string;
}

/**
 * Verifies an archive by its file alone, without the code that wrote it: the database and its
 * seals, every original, every index row against the bytes it names, the counts, the ledger, the
 * import steps, the disposals, the papers, the sealed records, and the anchors, with what was given to
 * hold it against. It may be open elsewhere; what is there when the check begins is what is checked.
 *
 * @throws Problem not_found, not_an_archive, archive_from_future, archive_damaged, unreadable,
 * cancelled, bad_request (the trusted certificates)
 */
export async function verifyArchive(
  file: string,
  options: ArchiveOptions = {},
): Promise<Verification> {
  const opened = openDatabase(file);
  const { db } = opened;
  try {
    const checks = newChecks();
    const pace = new Pace(options, workOf(db));
    pace.throwIfAborted();
    for (const [name, check] of checksInOrder) {
      await checkOrSay(name, () => check(contextOf(db, checks, pace)), checks);
    }
    const { previous } = options;
    if (previous !== undefined) {
      await checkOrSay('predecessor', () => checkPredecessor({ db, checks }, previous), checks);
    }
    let trust: Verification['trust'] = 'not checked';
    const anchors = async (): Promise<void> => {
      trust = await checkAnchors(contextOf(db, checks, pace), options);
    };
    await checkOrSay('anchors', anchors, checks);
    pace.finish();
    return verdict('archive', checks, trust);
  } finally {
    opened.close();
  }
}

const checksInOrder: readonly (readonly [string, (context: Context) => void | Promise<void>])[] = [
  ['file', checkFile],
  ['originals, index, counts, words', checkObjects],
  ['ledger', checkLedger],
  ['import steps', checkSteps],
  ['disposals', checkDisposals],
  ['papers', checkPapers],
  ['sealed records', checkSeals],
];

/** Units of progress: objects and ledger entries. */
function workOf(db: Database.Database): number {
  try {
    return (
      numberFrom(db, 'SELECT count(*) FROM object') + numberFrom(db, 'SELECT count(*) FROM ledger')
    );
  } catch {
    // A table is gone or cannot be read: the checks say so themselves.
    return 0;
  }
}

/** What cannot even be read is a check that does not hold, not the end of the others. */
async function checkOrSay(
  name: string,
  check: () => void | Promise<void>,
  checks: Checks,
): Promise<void> {
  try {
    await check();
  } catch (thrown) {
    if (thrown instanceof Problem) throw thrown;
    checks.fail(name, `it cannot be read: ${messageOf(thrown)}`);
  }
}
