/**
 * `npm run bench [-- --events N] [--corpus DIR] [--runs N] [--python] [--window [--archive FILE]]`: what the
 * archive does, as
 * ratios against a floor taken in the same run (gunzip and JSON.parse of every file, one thread), the
 * median of several runs. Times of a shared machine mean little alone. Default corpus: the demo trail.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { writeDemo } from '../../main/demo/index.ts';
import { openSession } from '../../main/engine/session.ts';
import type { Floor } from './floor-once.ts';
import type { Once } from './import-once.ts';
import { measureAnnotating } from './annotating.ts';
import { measureWindow } from './measure-window.ts';
import { quantiles, row, seconds, timed } from './measure.ts';
import { measureParts } from './parts.ts';
import { measurePrivacy } from './privacy.ts';
import { measureQueries } from './queries.ts';

const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '200000' },
    corpus: { type: 'string' },
    runs: { type: 'string', default: '3' },
    python: { type: 'boolean', default: false },
    window: { type: 'boolean', default: false },
    archive: { type: 'string' },
  },
});
const cache = join(import.meta.dirname, '..', '..', '.cache', 'bench');
mkdirSync(cache, { recursive: true });
const file = join(cache, 'bench.trailproof');

// An archive that is there is only scrolled in: measuring it anew would write into it.
if (values.archive !== undefined) {
  process.exit(await measureWindow(resolve(values.archive), undefined));
}
const corpus = values.corpus ?? (await demoCorpus(Number(values.events)));
const runs = Array.from({ length: Number(values.runs) }, measureOnce);
report(runs);
if (values.python) measurePython();
measureParts(corpus, openSession(file));
await measureQueries(openSession(file));
await measurePrivacy(openSession(file));
await measureAnnotating(openSession(file));
if (values.window) process.exitCode = await measureWindow(file, corpus);

interface Run {
  readonly floor: Floor;
  readonly once: Once;
}

async function demoCorpus(events: number): Promise<string> {
  const out = join(cache, `demo-${events}`);
  if (existsSync(join(out, 'stories.json'))) return out;
  const [written, took] = await timed(() => writeDemo({ out, events }));
  row('demo', `${rate(written.events, took)} events/s`);
  return out;
}

function measureOnce(): Run {
  const floor = json<Floor>('floor-once.ts', corpus);
  for (const part of ['', '-wal', '-shm']) rmSync(file + part, { force: true });
  return { floor, once: json<Once>('import-once.ts', corpus, file) };
}

function json<T>(program: string, ...given: string[]): T {
  const path = join(import.meta.dirname, program);
  return JSON.parse(execFileSync(process.execPath, [path, ...given], { encoding: 'utf8' })) as T;
}

function report(all: readonly Run[]): void {
  const [first] = all;
  if (first === undefined) return;
  const { records, files, packed } = first.floor;
  const median = (of: (run: Run) => number): number => quantiles(all.map(of)).median;
  row('corpus', `${records.toLocaleString('en')} records in ${files.toLocaleString('en')} files`);
  row(
    'floor',
    `${rate(
      records,
      median(({ floor }) => floor.seconds),
    )} records/s`,
  );
  for (const [what, name] of [
    ['visible', 'rows visible'],
    ['whole', 'everything indexed'],
    ['words', 'and every word'],
  ] as const) {
    const took = median(({ once }) => once[what]);
    const ratio = median(({ floor, once }) => floor.seconds / once[what]);
    row(name, `${rate(records, took)} events/s, ${ratio.toFixed(2)} of the floor`);
  }
  const { bytes, bytesWithWords } = first.once;
  row(
    'archive',
    `${(bytes / packed).toFixed(2)} of the compressed input, ${(bytesWithWords / packed).toFixed(2)} with words`,
  );
  row('memory', `${median(({ once }) => once.peakMegabytes).toFixed(0)} MB at most`);
}

function measurePython(): void {
  const target = join(cache, 'plain.sqlite');
  rmSync(target, { force: true });
  const start = performance.now();
  execFileSync('python3', [join(import.meta.dirname, 'plain-script.py'), corpus, target]);
  const took = seconds(start);
  rmSync(target, { force: true });
  const ratio = quantiles(runs.map(({ once }) => took / once.whole)).median;
  row('a plain Python script', `takes ${ratio.toFixed(1)} times as long as everything indexed`);
}

function rate(count: number, took: number): string {
  return Math.round(count / took).toLocaleString('en');
}
