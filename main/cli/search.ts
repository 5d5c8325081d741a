import { Option, type Command } from 'commander';
import { placeOf } from '../archive/event-rows.ts';
import { sliceReader } from '../archive/read-record.ts';
import type { Session } from '../engine/session.ts';
import { secondsSince } from '../platform/clock.ts';
import { csvLine } from '../platform/csv.ts';
import { explain, inPeriod, parseQuery, Search, type Query } from '../query/index.ts';
import {
  instantOf,
  wholeNumber,
  withCommonOptions,
  withSession,
  type CommonOptions,
} from './context.ts';
import type { Output } from './output.ts';
import {
  isOverviewFormat,
  overviewFormats,
  printOverview,
  type OverviewFormat,
} from './search-overview.ts';
import { csvHead, csvRows } from '../report/export/event-csv.ts';
import { recordLine } from './search-rows.ts';
import { searchSeveral } from './search-several.ts';

type RowFormat = 'jsonl' | 'csv' | 'raw' | 'count' | 'explain';
type Format = RowFormat | OverviewFormat;

interface Options extends CommonOptions {
  readonly archive: readonly string[];
  readonly from?: string;
  readonly to?: string;
  readonly limit?: number;
  readonly format: Format;
  readonly null?: boolean;
}

interface Answer {
  readonly count: number;
  readonly seconds: number;
}

/** Rows read at a time; more would only hold more in memory. */
const pageSize = 500;

/** `search`: what a query finds, newest first. */
export function addSearch(program: Command, output: Output): void {
  withCommonOptions(program.command('search'))
    .description('find events; an empty query means every event')
    .argument('<query>', "e.g. 'eventName = StopLogging AND errorCode = null'")
    .requiredOption(
      '--archive <file>',
      'the archive; several times to search several as one',
      (file, before: readonly string[] | undefined) => [...(before ?? []), file],
    )
    .option('--from <time>', 'RFC 3339, included')
    .option('--to <time>', 'RFC 3339, excluded')
    .option('--limit <n>', 'at most so many', wholeNumber)
    .option('--null', 'end raw records with NUL instead of a newline')
    .addOption(
      new Option('--format <format>', 'how to print')
        .choices(['jsonl', 'csv', 'raw', 'count', ...overviewFormats, 'explain'])
        .default('jsonl'),
    )
    .action(async (text: string, options: Options) => {
      const result = await search(within(parseQuery(text), options), options, output);
      const lines = options.format === 'count' ? [String(result.count)] : [];
      output.finish(options, { result: { ...result }, lines });
    });
}

async function search(query: Query, options: Options, output: Output): Promise<Answer> {
  const { archive: files, format, limit } = options;
  const [file, ...others] = files;
  if (file === undefined || others.length > 0) {
    return await searchSeveral({ files, query, format, limit, options, output });
  }
  const work = async (session: Session): Promise<Answer> => {
    const start = performance.now();
    const found = new Search(session.read, query);
    // Who asks for a few need not wait until all are found; they are counted all the same.
    let told = {};
    if (isOverviewFormat(format)) {
      told = printOverview([{ read: session.read, search: found }], format, { limit, output });
    } else await printers[format]({ session, search: found, options, output });
    return { ...told, count: found.until(Infinity).found, seconds: secondsSince(start) };
  };
  return await withSession(file, options, work, { orToRead: true });
}

function within(query: Query, { from, to }: Options): Query {
  return inPeriod(query, { from: from && instantOf(from), to: to && instantOf(to) });
}

/** A search whose events are to be printed. */
interface Found {
  readonly session: Session;
  readonly search: Search;
  readonly options: Options;
  readonly output: Output;
}

const printers: Readonly<Record<RowFormat, (found: Found) => void | Promise<void>>> = {
  count: () => undefined,
  explain: ({ search, output }) => {
    for (const line of explain(search.query).split('\n')) output.print(line);
  },
  csv: (found) => {
    const { session, output } = found;
    output.write(csvLine(csvHead));
    return eachPage(found, (refs) => {
      const rows = csvRows(session.read, refs);
      for (const ref of refs) output.write(csvLine(rows.get(ref) ?? []));
    });
  },
  jsonl: (found) => eachPage(found, (refs) => printLines(found, refs)),
  raw: (found) => {
    // A terminal would act upon what is in the bytes.
    if (found.output.toTerminal) return printers.jsonl(found);
    const bytesOf = originalReader(found.session);
    const end = found.options.null ? '\0' : '\n';
    return eachPage(found, (refs) => {
      for (const ref of refs) {
        found.output.write(bytesOf(ref));
        found.output.write(end);
      }
    });
  },
};

/** Hands on the events found, newest first, page by page, until the reader has enough. */
async function eachPage(found: Found, print: (refs: readonly number[]) => void): Promise<void> {
  const { search, options, output } = found;
  const { limit = Infinity } = options;
  for (let at = 0; at < limit; at += pageSize) {
    const size = Math.min(pageSize, limit - at);
    const page = search.until(at + size).refs(at, size);
    if (page.length === 0) return;
    print(page);
    if (!(await output.flushed())) return;
  }
}

function printLines({ session, output }: Found, refs: readonly number[]): void {
  for (const ref of refs) {
    const line = recordLine(session, ref);
    if (line !== undefined) output.write(`${line}\n`);
  }
}

/** A record as archived, byte for byte; one that came inside a JSON string as the text it holds. */
function originalReader(session: Session): (ref: number) => Uint8Array | string {
  const slice = sliceReader(session.archive.originals);
  return (ref) => {
    const place = placeOf(session.read, ref);
    if (place === undefined) return '';
    return place.quoted === 1 ? session.readText(place) : slice(place);
  };
}
