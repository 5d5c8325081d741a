import type { Author } from '../archive/ledger.ts';
import { recordAct } from '../archive/ledger.ts';
import { now } from '../platform/clock.ts';
import { programName } from '../platform/program.ts';
import { createReport, type CreatedReport, type ReportRequest } from '../report/create-report.ts';
import { verifyReport } from '../verify/index.ts';
import { patiently } from './patiently.ts';
import type { Session } from './session.ts';

export type WantedReport = Pick<ReportRequest, 'assessment' | 'draft' | 'out' | 'signing'>;

/**
 * Writes the report of an assessment, checked by the verifier before it is saved, and records the
 * act. The report names the ledger's head before that act. An archive that is read-only takes no act:
 * the report is made all the same, and `recorded` says that nothing in the ledger tells of it.
 *
 * @throws Problem as `createReport` does
 */
export async function makeReport(
  session: Session,
  author: Author,
  wanted: WantedReport,
): Promise<CreatedReport & { readonly recorded: boolean }> {
  const { archive, read, readText } = session;
  const report = await createReport({
    ...wanted,
    read,
    readText,
    preparedBy: author.profile,
    generatedAt: now(),
    program: programName(),
    verify: verifyReport,
  });
  if (archive.isReadOnly) return { ...report, recorded: false };
  const { id, sha256, level, signer, head } = report;
  const { assessment, draft } = wanted;
  const body = { assessment, id, sha256, level, signer, head, draft };
  await patiently(archive, () => recordAct(archive.write, author, 'report.created', body));
  return { ...report, recorded: true };
}
