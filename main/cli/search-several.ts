import { realpathSync } from 'node:fs';
import { Problem } from '../../preload/contract/errors.ts';
import type { Session } from '../engine/session.ts';
import { secondsSince } from '../platform/clock.ts';
import { csvLine } from '../platform/csv.ts';
import { explain, Search, type Query } from '../query/index.ts';
import { mergeRefs, type FoundIn } from '../query/merge-refs.ts';
import { withSession, type CommonOptions } from './context.ts';
import type { Output } from './output.ts';
import { isOverviewFormat, printOverview } from './search-overview.ts';
import { csvHead, csvRows, type CsvRow } from '../report/export/event-csv.ts';
import { recordLine } from './search-rows.ts';
import { visible } from '../platform/visible.ts';

/** Rows read at a time; more would only hold more in memory. */
const pageSize = 500;

export interface SeveralSearch {
  readonly files: readonly string[];
  readonly query: Query;
  readonly format: string;
  readonly limit: number | undefined;
  readonly options: CommonOptions;
  readonly output: Output;
}

/** How much was found: in all, and in each archive. */
export interface SeveralCounts {
  readonly count: number;
  readonly seconds: number;
  readonly archives: readonly { readonly archive: string; readonly count: number }[];
}

/**
 * Searches several archives as one and prints what is found, newest first, each row with the archive
 * in which it is. An event that two of them hold is found twice.
 *
 * @throws Problem bad_request (an archive named twice, a format that cannot name it)
 */
export async function searchSeveral(search: SeveralSearch): Promise<SeveralCounts> {
  const { files, format, query, options } = search;
  if (format === 'raw') {
    throw new Problem(
      'bad_request',
      'The format raw cannot say which archive a record is in; choose jsonl, or one archive.',
    );
  }
  refuseTwice(files);
  return await withSessions(files, options, async (sessions) => {
    const start = performance.now();
    const searches = sessions.map(({ read }) => new Search(read, query));
    const { limit, output } = search;
    let told = {};
    if (isOverviewFormat(format)) {
      const all = sessions.flatMap(({ read }, at) => {
        const one = searches[at];
        return one === undefined ? [] : [{ read, search: one }];
      });
      told = printOverview(all, format, { limit, output });
    } else await print(search, sessions, searches);
    const archives = searches.map((each, at) => ({
      archive: files[at] ?? '',
      count: each.until(Infinity).found,
    }));
    const count = archives.reduce((sum, each) => sum + each.count, 0);
    return { ...told, count, seconds: secondsSince(start), archives };
  });
}

/** @throws Problem bad_request */
function refuseTwice(files: readonly string[]): void {
  const seen = new Set<string>();
  for (const file of files) {
    const path = realPath(file);
    if (seen.has(path)) throw new Problem('bad_request', `${file} is named twice.`);
    seen.add(path);
  }
}

/** A file that is not there is told when it is opened. */
function realPath(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return file;
  }
}

async function withSessions<T>(
  files: readonly string[],
  options: CommonOptions,
  work: (sessions: readonly Session[]) => Promise<T>,
  opened: readonly Session[] = [],
): Promise<T> {
  const [file, ...others] = files;
  if (file === undefined) return await work(opened);
  return await withSession(file, options, (session) =>
    withSessions(others, options, work, [...opened, session]),
  );
}

async function print(
  search: SeveralSearch,
  sessions: readonly Session[],
  searches: readonly Search[],
): Promise<void> {
  const { query, output, files } = search;
  switch (search.format) {
    case 'explain':
      for (const line of explain(query).split('\n')) output.print(line);
      return;
    case 'csv':
      output.write(csvLine(['archive', ...csvHead]));
      await eachPage(search, searches, (page) => {
        const rows = cells(sessions, page);
        for (const found of page) {
          const row = rows[found.source]?.get(found.ref);
          const archive = visible(files[found.source] ?? '');
          if (row !== undefined) output.write(csvLine([archive, ...row]));
        }
      });
      return;
    case 'jsonl':
      await eachPage(search, searches, (page) => {
        for (const { source, ref } of page) {
          const session = sessions[source];
          const record = session && recordLine(session, ref);
          const archive = visible(JSON.stringify(files[source]));
          if (record !== undefined) output.write(`{"archive":${archive},"record":${record}}\n`);
        }
      });
  }
}

function cells(
  sessions: readonly Session[],
  page: readonly FoundIn[],
): readonly ReadonlyMap<number, CsvRow>[] {
  return sessions.map((session, at) =>
    csvRows(
      session.read,
      page.filter(({ source }) => source === at).map(({ ref }) => ref),
    ),
  );
}

/** Hands on what was found page by page, until the reader has enough. */
async function eachPage(
  { limit, output }: SeveralSearch,
  searches: readonly Search[],
  hand: (page: readonly FoundIn[]) => void,
): Promise<void> {
  const results = searches.map((search) => search.eachRef());
  let page: FoundIn[] = [];
  let left = limit ?? Number.POSITIVE_INFINITY;
  for (const found of mergeRefs(results)) {
    if (left === 0) break;
    left -= 1;
    page.push(found);
    if (page.length < pageSize) continue;
    hand(page);
    page = [];
    if (!(await output.flushed())) return;
  }
  hand(page);
}
