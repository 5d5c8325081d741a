import type { ExportFormat } from '../../../preload/contract/exports.ts';
import { eventRows, placeOf } from '../../archive/event-rows.ts';
import type { ReadDb } from '../../archive/handles.ts';
import { objectOf } from '../../archive/json.ts';
import type { Place } from '../../archive/read-record.ts';
import { eventIdOf } from '../../archive/scan/record-reader.ts';
import { csvLine } from '../../platform/csv.ts';
import { earlierOf, LinkReader } from '../../query/index.ts';
import { activityRecord } from '../activity/activity-record.ts';
import { fileRecord, type FileRecord } from './activity-file.ts';
import { xmlFoot, xmlHead, xmlOf } from './activity-xml.ts';
import { fileCells, fileHead } from './event-csv.ts';
import { lineOf } from './record-line.ts';
import { redactSecrets, redactedMark } from '../../../preload/contract/secrets.ts';

/** What exports read. */
export interface ExportReader {
  readonly read: ReadDb;
  /** A record's own text, and the bytes that the archive holds for it. */
  readonly readText: (place: Place) => string;
  readonly readSlice: (place: Place) => Uint8Array;
}

/** Milliseconds, in all of an export, for reading records whose words are not indexed yet. */
const patience = 10_000;

/** Writes events in one format, page by page. */
export interface EventWriter {
  readonly head: string;
  readonly foot: string;
  /** The pieces of a page, made as they are taken; `isFirst`: nothing was written before. */
  page(refs: readonly number[], isFirst: boolean): Iterable<string | Uint8Array>;
  /** Secrets that were left out by now. */
  readonly redacted: number;
}

interface Wanted {
  readonly format: ExportFormat;
  readonly redact: boolean;
  /** The engagement's name. */
  readonly name: string;
}

/** The writer of a format. */
export function writerOf(reader: ExportReader, { format, redact, name }: Wanted): EventWriter {
  const records = new Records(reader, redact);
  switch (format) {
    case 'csv':
      return { ...csvWriter(records), redacted: 0 };
    case 'jsonl':
      return counting(records, {
        head: '',
        foot: '',
        page: (refs) => refs.flatMap((ref) => records.text(ref, (text) => `${lineOf(text)}\n`)),
      });
    case 'raw':
      return counting(records, { head: '', foot: '', page: (refs) => records.originals(refs) });
    case 'activity-records-xml':
      return counting(records, {
        head: xmlHead,
        foot: xmlFoot,
        *page(refs) {
          for (const each of records.activities(refs, name)) yield xmlOf(each);
        },
      });
    case 'activity-records-json':
      return counting(records, {
        head: '{"ActivityRecordList":[',
        foot: '\n]}\n',
        *page(refs, isFirst) {
          let before = isFirst ? '' : ',';
          for (const each of records.activities(refs, name)) {
            yield `${before}\n${JSON.stringify(each)}`;
            before = ',';
          }
        },
      });
  }
}

type Pages = Omit<EventWriter, 'redacted'>;

function counting(records: Records, pages: Pages): EventWriter {
  return {
    ...pages,
    get redacted() {
      return records.redacted;
    },
  };
}

function csvWriter(records: Records): Pages {
  return {
    head: csvLine(fileHead),
    foot: '',
    page(refs) {
      const rows = eventRows(records.reader.read, refs);
      return rows.flatMap((row) =>
        records.original(row.ref, (text) => csvLine(fileCells(row, eventIdOf(text)))),
      );
    },
  };
}

/** Records as they are exported. */
class Records {
  readonly reader: ExportReader;
  readonly #redact: boolean;
  readonly #links: LinkReader;
  #redacted = 0;

  constructor(reader: ExportReader, redact: boolean) {
    this.reader = reader;
    this.#links = new LinkReader(reader.read, reader.readText, patience);
    this.#redact = redact;
  }

  get redacted(): number {
    return this.#redacted;
  }

  /** What is made of an event's record; nothing if there is no such event. */
  original<T>(ref: number, make: (text: string) => T): readonly T[] {
    const place = placeOf(this.reader.read, ref);
    return place === undefined ? [] : [make(this.reader.readText(place))];
  }

  /** The same of its text without the secrets in it. */
  text<T>(ref: number, make: (text: string) => T): readonly T[] {
    return this.original(ref, (text) => make(this.#counted(text)));
  }

  /** As archived, byte for byte, unless something has to be left out. */
  originals(refs: readonly number[]): readonly (string | Uint8Array)[] {
    return refs.flatMap((ref) => {
      const place = placeOf(this.reader.read, ref);
      if (place === undefined) return [];
      if (place.quoted === 1) return [this.#counted(this.reader.readText(place)), '\n'];
      const bytes = this.reader.readSlice(place);
      const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8');
      const shown = this.#counted(text);
      return [shown === text ? bytes : shown, '\n'];
    });
  }

  *activities(refs: readonly number[], name: string): Generator<FileRecord> {
    for (const ref of refs) yield* this.original(ref, (text) => this.#activity(ref, text, name));
  }

  #activity(ref: number, original: string, name: string): FileRecord {
    const text = this.#redact ? redactSecrets(original).text : original;
    const record = objectOf(JSON.parse(text));
    const earlier = earlierOf(this.#links, { ref, record });
    const made = fileRecord(activityRecord({ ref, record, original, earlier }), name);
    // Only what would have been told counts: most secrets stand in answers, which are not.
    this.#redacted += marksIn(made);
    return made;
  }

  #counted(text: string): string {
    if (!this.#redact) return text;
    const { text: shown, count } = redactSecrets(text);
    this.#redacted += count;
    return shown;
  }
}

function marksIn({ DetailList = [] }: FileRecord): number {
  return DetailList.filter((detail) =>
    Object.values(detail).some((text) => String(text).includes(redactedMark)),
  ).length;
}
