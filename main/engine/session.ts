import { importSource, type ImportOptions } from '../archive/import.ts';
import { finishIndex, isUnfinished } from '../archive/ingest/finish-index.ts';
import { scannerThreads } from '../archive/ingest/scanners.ts';
import type { ReadDb } from '../archive/handles.ts';
import type { Author } from '../archive/ledger.ts';
import { openArchive, type Archive, type OpenOptions } from '../archive/open.ts';
import { recordReader, textOfObjects, type Place } from '../archive/read-record.ts';
import { indexWords, type IndexWordsOptions } from '../archive/text/index-words.ts';
import { wordThread } from '../archive/text/word-thread.ts';
import { createEngagement, engagementOf, isEngagement } from '../archive/summary.ts';
import { Results } from './results.ts';
import { OriginalsAhead, registerRecordFunctions } from '../query/index.ts';
import type { Engagement, ImportResult } from '../../preload/contract/domain.ts';

/** An open engagement: the archive with everything that queries need around it. */
export interface Session {
  readonly archive: Archive;
  readonly read: ReadDb;
  readonly readText: (place: Place) => string;
  readonly results: Results;
  summary(): Engagement;
  /** Ends what an import that was killed has left: seconds for a million events, usually nothing. */
  finishIndex(): Promise<void>;
  /** Imports on this thread. */
  import(
    options: Omit<ImportOptions, 'author' | 'openScanners'>,
    author: Author,
  ): Promise<ImportResult>;
  /** Puts the words of all events into the index, reading on another thread. */
  indexWords(options: Pick<IndexWordsOptions, 'signal' | 'onProgress'>): Promise<void>;
  close(): void;
}

/**
 * Opens an engagement, or creates it when `create` names it and its author.
 *
 * @throws Problem as `openArchive` does
 */
export function openSession(
  file: string,
  options: OpenOptions & { readonly newName?: string; readonly author?: Author } = {},
): Session {
  const archive = openArchive(file, options);
  const ahead = new OriginalsAhead(archive.originals);
  const textOf = textOfObjects(archive.originals, (object) => ahead.takeText(object));
  const readText = recordReader(archive.originals, textOf);
  registerRecordFunctions(archive.connection, textOf, ahead);
  if (options.newName !== undefined && options.author && !isEngagement(archive.read)) {
    createEngagement(archive.write, options.author, options.newName);
  }
  return {
    archive,
    read: archive.read,
    readText,
    results: new Results(archive.read),
    async finishIndex() {
      if (archive.isReadOnly) return;
      if (isUnfinished(archive.write)) await finishIndex(archive.write, recordReader(archive.read));
    },
    summary: () => ({ ...engagementOf(archive.read), readOnly: archive.isReadOnly }),
    import: (importing, author) =>
      importSource(archive.write, {
        ...importing,
        author,
        openScanners: scannerThreads,
      }),
    indexWords: (indexing) =>
      indexWords(archive.write, { ...indexing, openSource: () => wordThread(file) }),
    close: () => {
      ahead.close();
      archive.close();
    },
  };
}
