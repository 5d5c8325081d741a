import { join } from 'node:path';
import { exportForms } from '../../preload/contract/exports.ts';
import type { PlannedExport } from '../../preload/contract/schedules.ts';
import { Problem } from '../../preload/contract/errors.ts';
import type { Author } from '../archive/ledger.ts';
import { asProblem } from '../archive/open.ts';
import { viewNamed } from '../assess/index.ts';
import { makeExport } from './make-export.ts';
import type { Session } from './session.ts';

const longestName = 80;

/** What became of the views that were to be written. */
export interface ViewsWritten {
  /** One sentence for each. */
  readonly said: readonly string[];
  readonly failed: number;
}

/**
 * Writes views to files, each into its folder, also those that find nothing: an empty file says that
 * there was nothing, a missing one that nobody looked. Secrets of records are left out. What cannot be
 * written stops none of the others.
 *
 * @param at RFC 3339, the time in the names of the files
 */
export async function writeViews(
  session: Session,
  author: Author,
  exports: readonly PlannedExport[],
  at: string,
): Promise<ViewsWritten> {
  const said: string[] = [];
  let failed = 0;
  for (const planned of exports) {
    try {
      said.push(await writeView(session, author, planned, at));
    } catch (thrown) {
      const problem = asProblem(thrown, planned.folder);
      if (!(problem instanceof Problem)) throw thrown;
      failed += 1;
      said.push(`“${planned.view}” was not written: ${problem.message}`);
    }
  }
  return { said, failed };
}

async function writeView(
  session: Session,
  author: Author,
  { view, format, folder }: PlannedExport,
  at: string,
): Promise<string> {
  const { query } = viewNamed(session.read, view);
  const name = `${fileName(view)} ${at.slice(0, 16).replace('T', ' ').replace(':', '')}`;
  const { file, rows } = await makeExport(session, author, {
    what: { kind: 'query', query },
    format,
    redact: true,
    out: join(folder, `${name}.${exportForms[format].ending}`),
  });
  const events = `${rows.toLocaleString('en')} event${rows === 1 ? '' : 's'}`;
  return `“${view}” written to ${file}: ${events}.`;
}

/** A view's name as every file system takes it. */
function fileName(view: string): string {
  const plain = view.replaceAll(/[\\/:*?"<>|]/g, '-').replace(/^\.+/, '');
  return plain.slice(0, longestName).trim() || 'View';
}
