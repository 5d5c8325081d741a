import { basename } from 'node:path';
import type { ExportFormat, ExportResult } from '../../preload/contract/exports.ts';
import { recordAct, type Author } from '../archive/ledger.ts';
import { removeQuietly } from '../platform/files.ts';
import { sliceReader } from '../archive/read-record.ts';
import { inPeriod, parseQuery } from '../query/index.ts';
import { writeExport, type Exported } from '../report/export/write-export.ts';
import { patiently } from './patiently.ts';
import type { Session } from './session.ts';

/** What a person, a command line or a schedule wants in a file. */
export interface WantedExport {
  readonly what:
    | { readonly kind: 'query'; readonly query: string }
    | { readonly kind: 'events'; readonly events: readonly number[] };
  /** A period of eventTime, RFC 3339: from, included; to, excluded. */
  readonly from?: string | null | undefined;
  readonly to?: string | null | undefined;
  readonly format: ExportFormat;
  /** Leaves out the secrets that records hold. */
  readonly redact: boolean;
  readonly out: string;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/**
 * Writes events to a file, and records the act with what was asked, how many there were and the
 * file's hash; without the act there is no file. A query of the window leaves resolved events out where the engagement hides them: hand
 * its text to `asShown`. An archive that is read-only takes no act: `recorded` says so.
 *
 * @throws Problem bad_query, refused, unwritable, cancelled
 */
export async function makeExport(
  session: Session,
  author: Author,
  wanted: WantedExport & { readonly asShown?: boolean },
): Promise<Omit<ExportResult, 'ticket'>> {
  const { archive, read, readText } = session;
  const { format, redact, out, signal, onProgress } = wanted;
  const written = await writeExport({
    reader: { read, readText, readSlice: sliceReader(archive.originals) },
    what: exportedBy(session, wanted),
    name: session.summary().name,
    format,
    redact,
    out,
    signal,
    onProgress,
  });
  const file = basename(out);
  const result = { file, format, ...written };
  if (archive.isReadOnly) return { ...result, recorded: false };
  const body = { ...result, ...askedFor(wanted) };
  try {
    await patiently(archive, () => recordAct(archive.write, author, 'events.exported', body));
  } catch (thrown) {
    // No events leave without the ledger telling of it.
    removeQuietly(out);
    throw thrown;
  }
  return { ...result, recorded: true };
}

function exportedBy(session: Session, wanted: WantedExport & { asShown?: boolean }): Exported {
  const { what } = wanted;
  if (what.kind === 'events') return { kind: 'events', refs: what.events };
  const query = wanted.asShown
    ? session.results.current(what.query).search.query
    : parseQuery(what.query);
  return { kind: 'query', query: inPeriod(query, wanted) };
}

/** What the ledger keeps of the question: a selection has none but its number. */
function askedFor({ what, from, to }: WantedExport): Readonly<Record<string, unknown>> {
  const period = { from: from ?? null, to: to ?? null };
  return what.kind === 'query'
    ? { query: what.query, ...period }
    : { query: null, selected: what.events.length, ...period };
}
