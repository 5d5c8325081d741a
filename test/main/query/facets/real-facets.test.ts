/**
 * Every facet and every bucket on real records and on the example, recounted from the raw files by
 * lines that share nothing with the program. Real ones are skipped, visibly, without a folder.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeDemo } from '../../../../main/demo/index.ts';
import { Overview, parseQuery, Search } from '../../../../main/query/index.ts';
import type { FacetName } from '../../../../preload/contract/overview.ts';
import { archiveOfFolder, type TestArchive } from '../archive-of.ts';

type Raw = Readonly<Record<string, unknown>> & {
  readonly eventTime: string;
  readonly eventID: string;
  readonly eventName?: string;
};

/** Records that were delivered twice are one event. */
function rawRecords(folder: string): Raw[] {
  const all = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.json.gz') && path.includes('CloudTrail'))
    .filter((path) => !path.includes('Digest'))
    .flatMap((path) => {
      const text = gunzipSync(readFileSync(join(folder, path))).toString('utf8');
      return (JSON.parse(text) as { Records?: Raw[] }).Records ?? [];
    });
  return [...new Map(all.map((each) => [JSON.stringify(each), each])).values()];
}

const plain: Readonly<Partial<Record<FacetName, (raw: Raw) => unknown>>> = {
  event: (raw) => raw.eventName && `${raw.eventName} ${String(raw['eventSource'])}`,
  account: (raw) =>
    raw['recipientAccountId'] ?? (raw['userIdentity'] as { accountId?: string }).accountId,
  region: (raw) => raw['awsRegion'],
  sourceIPAddress: (raw) => raw['sourceIPAddress'],
  errorCode: (raw) => raw['errorCode'],
};

function tallied(raw: readonly Raw[], valueOf: (raw: Raw) => unknown): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const each of raw) {
    const found = valueOf(each);
    const value = typeof found === 'string' ? found : '';
    counts[value] = (counts[value] ?? 0) + 1;
  }
  return counts;
}

function isFailed(raw: Raw): boolean {
  const answer = raw['responseElements'] as { ConsoleLogin?: string } | null | undefined;
  return (
    (raw['errorCode'] ?? raw['errorMessage'] ?? '') !== '' || answer?.ConsoleLogin === 'Failure'
  );
}

let demo: string;
beforeAll(async () => {
  demo = mkdtempSync(join(tmpdir(), 'trailproof-facets-'));
  await writeDemo({ out: demo, events: 3000 });
}, 60_000);
afterAll(() => rmSync(demo, { recursive: true, force: true }));

const data = process.env['TRAILPROOF_REAL_DATA'];
const sources = [
  ['the example', () => demo],
  ['a simulated attack', () => join(data ?? '', 'invictus')],
] as const;

const queries: readonly (readonly [text: string, fits: (raw: Raw) => boolean])[] = [
  ['', () => true],
  ['region = us-east-1', (raw) => raw['awsRegion'] === 'us-east-1'],
  ['what = Describe*', (raw) => raw.eventName?.startsWith('Describe') === true],
  ['error = *', (raw) => typeof raw['errorCode'] === 'string'],
];

describe.each(sources)('%s', (name, folderOf) => {
  const isSkipped = name !== 'the example' && data === undefined;
  let archive: TestArchive;
  let raw: Raw[];
  beforeAll(async () => {
    if (isSkipped) return;
    archive = await archiveOfFolder(folderOf());
    raw = rawRecords(folderOf());
  }, 60_000);
  afterAll(() => archive?.remove());

  // Red if any value or bucket has an event too many or too few.
  test.skipIf(isSkipped).each(queries)('“%s”', (text, fits) => {
    const wanted = raw.filter(fits);
    expect(wanted.length).toBeGreaterThan(20);
    const search = new Search(archive.read, parseQuery(text));
    const overview = new Overview(archive.read, search).whole();
    expect(overview.counted).toBe(wanted.length);
    for (const [facet, valueOf] of Object.entries(plain)) {
      const { values, none, distinct } = overview.facet(facet as FacetName, Infinity);
      const found = values.map((each) => [
        each.source === '' ? each.text : `${each.text} ${each.source}`,
        each.events,
      ]);
      const { '': without = 0, ...expected } = tallied(wanted, valueOf);
      expect({ facet, found: Object.fromEntries(found) }).toEqual({ facet, found: expected });
      expect([none?.events, distinct]).toEqual([without, Object.keys(expected).length]);
    }
    for (const facet of ['principal', 'identityKind'] as const) {
      const { values, none } = overview.facet(facet, Infinity);
      const sum = values.reduce((before, { events }) => before + events, none?.events ?? 0);
      expect(sum).toBe(wanted.length);
    }
    const seconds = wanted.map((each) => Date.parse(each.eventTime) / 1000);
    for (const width of [undefined, 3600]) {
      const histogram = overview.histogram(width);
      const { from = 0, width: of = 1, events = [], failed = [] } = histogram ?? {};
      const inBucket = (at: number) => (_: Raw, i: number) =>
        Math.floor(((seconds[i] ?? 0) - from) / of) === at;
      const here = events.map((_, at) => wanted.filter(inBucket(at)));
      expect(events).toEqual(here.map(({ length }) => length));
      expect(failed).toEqual(here.map((some) => some.filter(isFailed).length));
      expect(events.reduce((a, b) => a + b, 0)).toBe(wanted.length);
      expect([events.at(0), events.at(-1)]).not.toContain(0);
    }
  });
});
