import { Option, type Command } from 'commander';
import { idsPerHour } from '../archive/ingest/hour-counts.ts';
import { eventRows, placeOf } from '../archive/event-rows.ts';
import { sql, type Sql } from '../archive/sql.ts';
import type { Session } from '../engine/session.ts';
import { secondsSince } from '../platform/clock.ts';
import { csvLine } from '../platform/csv.ts';
import {
  and,
  compile,
  countEvents,
  everyRef,
  explain,
  pageOfRefs,
  parseQuery,
  type Query,
} from '../query/index.ts';
import {
  instantOf,
  wholeNumber,
  withCommonOptions,
  withSession,
  type CommonOptions,
} from './context.ts';
import type { Finish } from './run.ts';

type Format = 'jsonl' | 'csv' | 'raw' | 'count' | 'histogram' | 'explain';

interface Options extends CommonOptions {
  readonly archive: string;
  readonly from?: string;
  readonly to?: string;
  readonly limit?: number;
  readonly format: Format;
  readonly null?: boolean;
}

/** Rows read at a time; more would only hold more in memory. */
const pageSize = 500;

/** `search`: what a query finds, newest first. */
export function addSearch(program: Command, finish: Finish): void {
  withCommonOptions(program.command('search'))
    .description('find events; an empty query means every event')
    .argument('<query>', "e.g. 'eventName = StopLogging AND errorCode = null'")
    .requiredOption('--archive <file>', 'the archive')
    .option('--from <time>', 'RFC 3339, included')
    .option('--to <time>', 'RFC 3339, excluded')
    .option('--limit <n>', 'at most so many', wholeNumber)
    .option('--null', 'end raw records with NUL instead of a newline')
    .addOption(
      new Option('--format <format>', 'how to print')
        .choices(['jsonl', 'csv', 'raw', 'count', 'histogram', 'explain'])
        .default('jsonl'),
    )
    .action((text: string, options: Options) =>
      withSession(options.archive, options, (session) => {
        const start = performance.now();
        const query = within(parseQuery(text), options);
        const condition = compile(query);
        const count = countEvents(session.read, condition);
        if (options.format === 'explain') console.log(explain(query));
        else if (options.format === 'histogram') printHistogram(session, condition);
        else if (options.format !== 'count') printEvents(session, query, options);
        const lines = options.format === 'count' ? [String(count)] : [];
        finish(options, { result: { count, seconds: secondsSince(start) }, lines });
      }),
    );
}

function within(query: Query, { from, to }: Options): Query {
  if (from === undefined && to === undefined) return query;
  const [start, end] = [from, to].map((time) =>
    time === undefined ? null : Math.ceil(Date.parse(instantOf(time)) / 1000),
  );
  const field = { kind: 'path', path: ['eventTime'] } as const;
  return and([query, { kind: 'time', field, from: start ?? null, to: end ?? null }]);
}

function printEvents(session: Session, query: Query, options: Options): void {
  if (options.format === 'csv') process.stdout.write(csvLine(csvHead));
  let page: number[] = [];
  const print = (): void => {
    if (options.format === 'csv') printCsv(session, page);
    else for (const ref of page) printRecord(session, ref, options);
    page = [];
  };
  for (const ref of foundRefs(session, query, options)) {
    page.push(ref);
    if (page.length === pageSize) print();
  }
  print();
}

/** A few are asked for as a page, which need not find all of them. */
function foundRefs(session: Session, query: Query, { limit }: Options): Iterable<number> {
  return limit === undefined
    ? everyRef(session.read, query)
    : pageOfRefs(session.read, query, 0, limit);
}

const csvHead = [
  'eventTime',
  'eventName',
  'eventSource',
  'who',
  'identityType',
  'account',
  'region',
  'sourceIPAddress',
  'errorCode',
  'conflict',
] as const;

function printCsv(session: Session, refs: readonly number[]): void {
  for (const row of eventRows(session.read, refs)) {
    process.stdout.write(csvLine(csvHead.map((column) => row[column])));
  }
}

/**
 * `raw` is the record as archived. `jsonl` is the same text on one line: a JSON text may hold line
 * breaks only between its tokens, so that dropping them changes no value (RFC 8259 section 2).
 */
function printRecord(session: Session, ref: number, options: Options): void {
  const place = placeOf(session.read, ref);
  if (place === undefined) return;
  const text = session.readText(place);
  if (options.format === 'raw') process.stdout.write(text + (options.null ? '\0' : '\n'));
  else process.stdout.write(`${text.replaceAll(/[\r\n]+/g, ' ')}\n`);
}

function printHistogram(session: Session, condition: Sql): void {
  const hours = session.read.iterate<{ hour: number; n: number }>(
    sql`SELECT e.id / ${BigInt(idsPerHour)} AS hour, count(*) AS n FROM event AS e WHERE ${condition}
      GROUP BY hour ORDER BY hour`,
  );
  for (const { hour, n } of hours) {
    console.log(`${new Date(hour * 3_600_000).toISOString().slice(0, 13)}:00Z\t${n}`);
  }
}
