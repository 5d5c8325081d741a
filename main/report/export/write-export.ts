import type { ExportFormat } from '../../../preload/contract/exports.ts';
import { Problem } from '../../../preload/contract/errors.ts';
import { breathe } from '../../platform/clock.ts';
import { GrowingFile, type WholeFile } from '../../platform/growing-file.ts';
import { Search, type Query } from '../../query/index.ts';
import { refuseUnfit } from '../refuse-unfit.ts';
import { writerOf, type ExportReader } from './writers.ts';

/** Events read at a time; more would only hold more in memory. */
const pageSize = 200;
/** A search goes on so long before what it found is written. */
const searchMs = 50;
/** Pieces of a page are made so long before other calls are answered. */
const pieceMs = 20;

/** What is exported: everything that a query finds, or these events; newest first. */
export type Exported =
  | { readonly kind: 'query'; readonly query: Query }
  | { readonly kind: 'events'; readonly refs: readonly number[] };

export interface ExportRequest {
  readonly reader: ExportReader;
  readonly what: Exported;
  readonly format: ExportFormat;
  readonly out: string;
  /** Secrets that records hold are left out. */
  readonly redact: boolean;
  /** The engagement's name, which Activity Records carry. */
  readonly name: string;
  readonly signal?: AbortSignal | undefined;
  /** @param total 0 while it is not known */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

export interface WrittenExport extends WholeFile {
  readonly rows: number;
  /** Secrets that were left out; null: they were wanted in. */
  readonly redacted: number | null;
}

/**
 * Writes events to a file, whole or not at all; also if there are none. Other calls are answered
 * meanwhile.
 *
 * @throws Problem refused (the archive itself), unwritable, cancelled
 */
export async function writeExport(request: ExportRequest): Promise<WrittenExport> {
  const { reader, out, redact, signal, onProgress } = request;
  refuseUnfit(out, [reader.read.file]);
  const writer = writerOf(reader, request);
  const file = new GrowingFile(out);
  let rows = 0;
  try {
    file.write(writer.head);
    for await (const { refs, total } of pagesOf(request)) {
      refuseStopped(signal);
      let since = performance.now();
      for (const piece of writer.page(refs, rows === 0)) {
        file.write(piece);
        if (performance.now() - since < pieceMs) continue;
        await breathe();
        refuseStopped(signal);
        since = performance.now();
      }
      rows += refs.length;
      onProgress?.(rows, total);
    }
    file.write(writer.foot);
    return { ...file.finish(), rows, redacted: redact ? writer.redacted : null };
  } catch (thrown) {
    file.abandon();
    throw thrown;
  }
}

function refuseStopped(signal: AbortSignal | undefined): void {
  if (!signal?.aborted) return;
  throw new Problem('cancelled', 'The export was stopped; nothing was written.');
}

interface Page {
  readonly refs: readonly number[];
  readonly total: number;
}

async function* pagesOf({ what, reader }: ExportRequest): AsyncGenerator<Page> {
  if (what.kind === 'events') {
    // Newest first, whatever the order in which they were selected; each once.
    const refs = [...new Set(what.refs)].toSorted((a, b) => b - a);
    for (let at = 0; at < refs.length; at += pageSize) {
      yield { refs: refs.slice(at, at + pageSize), total: refs.length };
      await breathe();
    }
    return;
  }
  const search = new Search(reader.read, what.query);
  for (let at = 0; ;) {
    await search.advance(searchMs, at + pageSize);
    const refs = search.refs(at, pageSize);
    at += refs.length;
    if (refs.length > 0) yield { refs, total: search.isDone ? search.found : 0 };
    else if (search.isDone) return;
    await breathe();
  }
}
