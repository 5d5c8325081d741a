import { realpathSync } from 'node:fs';
import { Problem } from '../../preload/contract/errors.ts';
import { idsPerHour } from '../archive/ingest/hour-counts.ts';
import { sql } from '../archive/sql.ts';
import type { Session } from '../engine/session.ts';
import { secondsSince } from '../platform/clock.ts';
import { csvLine } from '../platform/csv.ts';
import { compile, countEvents, everyRef, explain, pageOfRefs, type Query } from '../query/index.ts';
import { mergeRefs, type FoundIn } from '../query/merge-refs.ts';
import { withSession, type CommonOptions } from './context.ts';
import type { Output } from './output.ts';
import { csvHead, csvRows, hourLine, recordLine, type CsvRow } from './search-rows.ts';
import { visible } from './visible.ts';

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
    const condition = compile(query);
    const archives = sessions.map(({ read }, at) => ({
      archive: files[at] ?? '',
      count: countEvents(read, condition),
    }));
    await print(search, sessions);
    const count = archives.reduce((sum, each) => sum + each.count, 0);
    return { count, seconds: secondsSince(start), archives };
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

async function print(search: SeveralSearch, sessions: readonly Session[]): Promise<void> {
  const { query, output, files } = search;
  switch (search.format) {
    case 'explain':
      for (const line of explain(query).split('\n')) output.print(line);
      return;
    case 'histogram':
      printHistogram(search, sessions);
      return;
    case 'csv':
      output.write(csvLine(['archive', ...csvHead]));
      await eachPage(search, sessions, (page) => {
        const rows = cells(sessions, page);
        for (const found of page) {
          const row = rows[found.source]?.get(found.ref);
          const archive = visible(files[found.source] ?? '');
          if (row !== undefined) output.write(csvLine([archive, ...row]));
        }
      });
      return;
    case 'jsonl':
      await eachPage(search, sessions, (page) => {
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
      session,
      page.filter(({ source }) => source === at).map(({ ref }) => ref),
    ),
  );
}

/** Hands on what was found page by page, until the reader has enough. */
async function eachPage(
  { query, limit, output }: SeveralSearch,
  sessions: readonly Session[],
  hand: (page: readonly FoundIn[]) => void,
): Promise<void> {
  const results = sessions.map(({ read }) =>
    limit === undefined ? everyRef(read, query) : pageOfRefs(read, query, 0, limit),
  );
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

function printHistogram({ query, output }: SeveralSearch, sessions: readonly Session[]): void {
  const hours = new Map<number, number>();
  for (const { read } of sessions) {
    const own = read.iterate<{ hour: number; n: number }>(
      sql`SELECT e.id / ${BigInt(idsPerHour)} AS hour, count(*) AS n
        FROM event AS e WHERE ${compile(query)} GROUP BY hour`,
    );
    for (const { hour, n } of own) hours.set(hour, (hours.get(hour) ?? 0) + n);
  }
  for (const [hour, n] of [...hours].sort((a, b) => a[0] - b[0])) output.print(hourLine(hour, n));
}
