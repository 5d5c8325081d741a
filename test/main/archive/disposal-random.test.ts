import fc from 'fast-check';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { disposeObjects } from '../../../main/archive/disposal/dispose.ts';
import { openArchive, type Archive } from '../../../main/archive/open.ts';
import { createEngagement } from '../../../main/archive/summary.ts';
import { verifyArchive } from '../../../main/verify/index.ts';
import { importPaths, maria } from '../../fixtures/archives.ts';
import { logText, record } from '../../fixtures/records.ts';
import { tempFolder } from '../../fixtures/temp.ts';
import { contentOf } from './disposal-content.ts';

/** A record of a small world: few events, of which many are the same, nearly the same, or neighbours. */
interface Drawn {
  readonly first: number;
  readonly last: number;
  readonly second: number;
  readonly content: number;
  readonly turned: boolean;
  readonly broken: boolean;
}

const drawn: fc.Arbitrary<Drawn> = fc.record({
  // Other first digits with the same last ones: another event that wants the same number.
  first: fc.nat(2),
  // 21 bits of ones: the next number is the second's first.
  last: fc.constantFrom(0, 1, 0x1fffff),
  second: fc.nat(1),
  content: fc.nat(1),
  turned: fc.boolean(),
  broken: fc.nat(7).map((n) => n === 0),
});

function recordOf({ first, last, second, content, turned, broken }: Drawn): unknown {
  const made = record({
    eventID: `0000000${first}-0000-4000-8000-000000${last.toString(16).padStart(6, '0')}`,
    eventTime: broken ? `later-${content}` : `2026-03-14T02:59:5${8 + second}Z`,
    userAgent: `agent ${content} of ${first}`,
    ...(content === 1 ? { errorCode: 'AccessDenied' } : {}),
  });
  return turned ? Object.fromEntries(Object.entries(made).toReversed()) : made;
}

interface World {
  readonly files: readonly Drawn[][];
  /** In which of two imports each file comes. */
  readonly late: readonly boolean[];
  /** By which act each file goes: 0 none, 1 the first, 2 the second. */
  readonly fates: readonly number[];
  readonly after: readonly Drawn[];
}

const world: fc.Arbitrary<World> = fc.integer({ min: 2, max: 6 }).chain((n) =>
  fc.record({
    files: fc.array(fc.array(drawn, { minLength: 1, maxLength: 6 }), {
      minLength: n,
      maxLength: n,
    }),
    late: fc.array(fc.boolean(), { minLength: n, maxLength: n }),
    fates: fc.array(fc.constantFrom(0, 0, 1, 2), { minLength: n, maxLength: n }),
    after: fc.array(drawn, { minLength: 1, maxLength: 6 }),
  }),
);

/** Files differ in their names' member, so that no two are the same object. */
function write(folder: string, name: string, records: readonly Drawn[]): string {
  const path = join(folder, name);
  const text = logText(...records.map(recordOf));
  writeFileSync(path, `${text}${' '.repeat(Number(/\d+/.exec(name)?.[0] ?? 0))}`);
  return path;
}

function open(folder: string, name: string): Archive {
  const archive = openArchive(join(folder, name), { create: true });
  createEngagement(archive.write, maria, 'Random');
  return archive;
}

async function faultsOf({ file }: Archive): Promise<unknown[]> {
  const { checks } = await verifyArchive(file);
  return checks.filter(({ ok }) => !ok);
}

async function check({ files, late, fates, after }: World): Promise<void> {
  const folder = tempFolder();
  const [archive, fresh] = [open(folder, 'a.trailproof'), open(folder, 'b.trailproof')];
  try {
    const paths = files.map((records, i) => write(folder, `f${i}.json`, records));
    for (const isLate of [false, true]) {
      const these = paths.filter((_, i) => late[i] === isLate);
      const left = these.filter((path) => fates[paths.indexOf(path)] === 0);
      if (these.length > 0) await importPaths(archive, ...these);
      if (left.length > 0) await importPaths(fresh, ...left);
    }
    for (const fate of [1, 2]) {
      const objects = paths.flatMap((path, i) =>
        fates[i] === fate ? [objectAt(archive, path)] : [],
      );
      if (objects.length === 0) continue;
      expect(disposeObjects(archive, maria, objects, 'out of scope').swept).toBe(true);
      expect(await faultsOf(archive)).toEqual([]);
    }
    expect(contentOf(archive)).toEqual(contentOf(fresh));
    // What was disposed of does not come back; what is new finds the same records as elsewhere.
    const next = [...paths, write(folder, `g99.json`, after)];
    const again = await importPaths(archive, ...next);
    await importPaths(fresh, ...next.filter((_, i) => fates[i] === 0 || i === paths.length));
    expect(again.ignored).toHaveLength(fates.filter((fate) => fate > 0).length);
    expect(contentOf(archive)).toEqual(contentOf(fresh));
    expect(await faultsOf(archive)).toEqual([]);
  } finally {
    archive.close();
    fresh.close();
  }
}

function objectAt({ connection }: Archive, path: string): number {
  const query = `SELECT object FROM origin JOIN folder ON folder.id = folder WHERE path || name = ?`;
  return connection.prepare(query).pluck().get(path) as number;
}

// Red if any of these is left out: duplicates that carry their event on, conflicts that name another
// first, numbers that stay free, hours taken back, unused rows, numbers never given again.
test('what is left after a disposal is what an import of the rest would have made', async () => {
  await fc.assert(fc.asyncProperty(world, check), { numRuns: 150, seed: 20260314 });
}, 300_000);
