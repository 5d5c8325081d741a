import { Option, type Command } from 'commander';
import { Problem } from '../../preload/contract/errors.ts';
import { placeOf } from '../archive/event-rows.ts';
import { sliceReader } from '../archive/read-record.ts';
import { viewNamed } from '../assess/index.ts';
import type { TableSort } from '../../preload/contract/table.ts';
import type { Session } from '../engine/session.ts';
import { secondsSince } from '../platform/clock.ts';
import { csvLine } from '../platform/csv.ts';
import { and, explain, inPeriod, ordered, parseQuery, Search, type Query } from '../query/index.ts';
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
import {
  columnRows,
  columnsOption,
  refuseIdle,
  refuseTableOptions,
  sortOption,
} from './search-table.ts';
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
  readonly view?: string;
  readonly sort?: TableSort;
  readonly columns?: readonly string[];
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
    .argument('[query]', "e.g. 'eventName = StopLogging AND errorCode = null'")
    .requiredOption(
      '--archive <file>',
      'the archive; several times to search several as one',
      (file, before: readonly string[] | undefined) => [...(before ?? []), file],
    )
    .option('--view <name>', 'only what this saved view finds')
    .option('--from <time>', 'RFC 3339, included')
    .option('--to <time>', 'RFC 3339, excluded')
    .option('--limit <n>', 'at most so many', wholeNumber)
    .option('--sort <field>', 'another order: FIELD or FIELD:descending', sortOption)
    .option('--columns <fields>', 'with --format csv: fields between commas', columnsOption)
    .option('--null', 'end raw records with NUL instead of a newline')
    .addOption(
      new Option('--format <format>', 'how to print')
        .choices(['jsonl', 'csv', 'raw', 'count', ...overviewFormats, 'explain'])
        .default('jsonl'),
    )
    .action(async (text: string | undefined, options: Options) => {
      refuseIdle(options);
      const query = and([await queryOfView(text, options), parseQuery(text ?? '')]);
      const result = await search(within(query, options), options, output);
      const lines = options.format === 'count' ? [String(result.count)] : [];
      output.finish(options, { result: { ...result }, lines });
    });
}

async function search(query: Query, options: Options, output: Output): Promise<Answer> {
  const { archive: files, format, limit } = options;
  const [file, ...others] = files;
  if (file === undefined || others.length > 0) {
    refuseTableOptions(options);
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

/** What a saved view of the first archive finds. @throws Problem not_found, bad_request */
async function queryOfView(
  text: string | undefined,
  { view, archive: [file], ...options }: Options,
): Promise<Query> {
  if (view === undefined || file === undefined) {
    if (text !== undefined) return parseQuery('');
    throw new Problem('bad_request', 'Say what to find: a query, or --view NAME.');
  }
  return withSession(file, options, ({ read }) => parseQuery(viewNamed(read, view).query), {
    orToRead: true,
  });
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
    const { session, output, options } = found;
    const { columns } = options;
    if (columns !== undefined) {
      output.write(csvLine(columns));
      return eachPage(found, async (refs) => {
        for (const row of await columnRows(session, refs, columns)) output.write(csvLine(row));
      });
    }
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

/** Hands on the events found, newest first or as asked, page by page, until the reader has enough. */
async function eachPage(
  found: Found,
  print: (refs: readonly number[]) => void | Promise<void>,
): Promise<void> {
  const { session, search, options, output } = found;
  const inOrder = options.sort && (await ordered(session.read, search, options.sort));
  const { limit = Infinity } = options;
  for (let at = 0; at < limit; at += pageSize) {
    const size = Math.min(pageSize, limit - at);
    const page = (inOrder ?? search.until(at + size)).refs(at, size);
    if (page.length === 0) return;
    await print(page);
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
