/**
 * `npm run bench [-- --events N] [--corpus DIR]`: what the archive does, as ratios against a floor
 * taken in the same run (gunzip and JSON.parse of every file, one thread). Times of a shared
 * machine mean little alone. Default corpus: the demo trail.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { eventRows } from '../../main/archive/event-rows.ts';
import { pathSource } from '../../main/collect/paths.ts';
import { writeDemo } from '../../main/demo/index.ts';
import { openSession, type Session } from '../../main/engine/session.ts';
import { compile, countEvents, pageOfRefs, parseQuery } from '../../main/query/index.ts';
import { quantiles, row, seconds, timed } from './measure.ts';

const { values } = parseArgs({
  options: { events: { type: 'string', default: '200000' }, corpus: { type: 'string' } },
});
const cache = join(import.meta.dirname, '..', '..', '.cache', 'bench');
mkdirSync(cache, { recursive: true });

const corpus = values.corpus ?? (await demoCorpus(Number(values.events)));
const floor = measureFloor(corpus);
const file = join(cache, 'bench.trailproof');
for (const part of ['', '-wal', '-shm']) rmSync(file + part, { force: true });
const author = { profile: { name: 'Bench', initials: 'B', role: 'bench' }, chain: 'bench' };
const session = openSession(file, { create: true, newName: 'Bench', author });
const [imported, importSeconds] = await timed(() =>
  session.import({ source: pathSource([corpus]), names: [corpus] }, author),
);
row(
  'import',
  `${rate(imported.records, importSeconds)} events/s, ${ratio(floor.seconds, importSeconds)} of the floor`,
);
row('archive', `${ratio(statSync(file).size, floor.packed)} of the compressed input`);
row('memory', `${(process.memoryUsage().rss / 1e6).toFixed(0)} MB resident after the import`);
await measureQueries(session);
session.close();

async function demoCorpus(events: number): Promise<string> {
  const out = join(cache, `demo-${events}`);
  if (existsSync(join(out, 'stories.json'))) return out;
  const [written, took] = await timed(() => writeDemo({ out, events }));
  row(
    'demo',
    `${rate(written.events, took)} events/s, ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB resident`,
  );
  return out;
}

function measureFloor(folder: string): { seconds: number; packed: number } {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json.gz'))
    .map((entry) => join(entry.parentPath, entry.name));
  const start = performance.now();
  let packed = 0;
  let records = 0;
  for (const path of files) {
    const bytes = readFileSync(path);
    packed += bytes.length;
    const value = JSON.parse(gunzipSync(bytes).toString('utf8')) as { Records?: unknown[] };
    records += value.Records?.length ?? 0;
  }
  const took = seconds(start);
  row('floor', `${rate(records, took)} records/s gunzipped and parsed, ${files.length} files`);
  return { seconds: took, packed };
}

async function measureQueries(open: Session): Promise<void> {
  const queries = [
    '',
    'eventName = StopLogging',
    'eventName = DescribeInstances',
    'errorCode : denied',
    'who : maria',
    'additionalEventData.MFAUsed = No',
  ];
  for (const text of queries) {
    const query = parseQuery(text);
    const condition = compile(query);
    const times: number[] = [];
    let count = 0;
    for (let run = 0; run < 7; run += 1) {
      const start = performance.now();
      eventRows(open.read, pageOfRefs(open.read, query, 0, 200));
      times.push(performance.now() - start);
    }
    const [, counting] = await timed(() =>
      Promise.resolve((count = countEvents(open.read, condition))),
    );
    const { median, worst } = quantiles(times);
    row(
      `query “${text}”`,
      `newest 200 in ${median.toFixed(1)} ms (worst ${worst.toFixed(1)}), ${count.toLocaleString('en')} counted in ${(counting * 1000).toFixed(1)} ms`,
    );
  }
}

function rate(count: number, took: number): string {
  return Math.round(count / took).toLocaleString('en');
}

function ratio(part: number, whole: number): string {
  return (part / whole).toFixed(2);
}
