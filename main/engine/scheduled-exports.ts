import { join } from 'node:path';
import { exportForms } from '../../preload/contract/exports.ts';
import type { PlannedExport } from '../../preload/contract/schedules.ts';
import { Problem, toEnvelope } from '../../preload/contract/errors.ts';
import type { Author } from '../archive/ledger.ts';
import { asProblem } from '../archive/open.ts';
import { getView, viewNamed } from '../assess/index.ts';
import { makeExport } from './make-export.ts';
import type { Session } from './session.ts';

const longestName = 80;

/** What became of the views that were to be written. */
export interface ViewsWritten {
  /** One sentence for each. */
  readonly said: readonly string[];
  readonly failed: number;
}

export interface ViewsWanted {
  readonly exports: readonly PlannedExport[];
  /** RFC 3339, the time in the names of the files. */
  readonly at: string;
  readonly signal?: AbortSignal | undefined;
  /** Hears of each view how far it is. @param total 0 while it is not known */
  readonly onProgress?: ((view: string, done: number, total: number) => void) | undefined;
  /** What nobody foresaw, with its stack. */
  readonly log: (text: string) => void;
}

/**
 * Writes views to files, each into its folder, also those that find nothing: an empty file says that
 * there was nothing, a missing one that nobody looked. Secrets of records are left out. What cannot be
 * written, for whatever reason, stops none of the others.
 *
 * @throws Problem cancelled: nothing is written any more
 */
export async function writeViews(
  session: Session,
  author: Author,
  wanted: ViewsWanted,
): Promise<ViewsWritten> {
  const said: string[] = [];
  const taken = new Set<string>();
  let failed = 0;
  for (const planned of wanted.exports) {
    refuseStopped(wanted.signal);
    try {
      said.push(await writeView(session, author, planned, { ...wanted, taken }));
    } catch (thrown) {
      refuseStopped(wanted.signal);
      const problem = asProblem(thrown, session.archive.file);
      if (!(problem instanceof Problem)) wanted.log(String((thrown as Error).stack ?? thrown));
      failed += 1;
      said.push(`“${planned.view}” was not written: ${toEnvelope(problem).message}`);
    }
  }
  return { said, failed };
}

/** @throws Problem cancelled */
function refuseStopped(signal: AbortSignal | undefined): void {
  if (!signal?.aborted) return;
  throw new Problem('cancelled', 'Writing the views was stopped before its end.');
}

async function writeView(
  session: Session,
  author: Author,
  { view: planned, id, format, folder }: PlannedExport,
  { at, signal, onProgress, taken }: ViewsWanted & { readonly taken: Set<string> },
): Promise<string> {
  const { name: view, query } =
    id === undefined ? viewNamed(session.read, planned) : getView(session.read, id);
  const name = `${fileName(view)} ${at.slice(0, 16).replace('T', ' ').replace(':', '')}`;
  const { file, rows } = await makeExport(session, author, {
    what: { kind: 'query', query },
    format,
    redact: true,
    out: freeFile(join(folder, name), exportForms[format].ending, taken),
    signal,
    onProgress: (done, total) => onProgress?.(view, done, total),
  });
  const events = `${rows.toLocaleString('en')} event${rows === 1 ? '' : 's'}`;
  return `“${view}” written to ${file}: ${events}.`;
}

/** A view's name as every file system takes it. */
function fileName(view: string): string {
  const plain = view.replaceAll(/[\\/:*?"<>|]/g, '-').replace(/^\.+/, '');
  return plain.slice(0, longestName).trim() || 'View';
}

/** Another name than those of this run: names may differ in what a file system does not tell apart. */
function freeFile(path: string, extension: string, taken: Set<string>): string {
  for (let n = 1; ; n += 1) {
    const file = `${path}${n === 1 ? '' : ` (${n})`}.${extension}`;
    if (taken.has(file.toLowerCase())) continue;
    taken.add(file.toLowerCase());
    return file;
  }
}
