import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bytesOfObjects, objectBytes, textOfObjects } from '../../../main/archive/read-record.ts';
import { sql } from '../../../main/archive/sql.ts';
import { sha256Hex } from '../../../main/platform/hash.ts';
import { aheadBatch, claim, found, look } from '../../../main/query/ahead-batch.ts';
import {
  countEvents,
  OriginalsAhead,
  parseQuery,
  registerRecordFunctions,
  Search,
} from '../../../main/query/index.ts';
import { archiveOfFolder, record, type TestArchive } from './archive-of.ts';

const files = 40;
const perFile = 30;
const folder = mkdtempSync(join(tmpdir(), 'trailproof-ahead-'));
let plain: TestArchive;
let ahead: TestArchive;
let originals: OriginalsAhead;

/** Every third file has the needle once, in another case each; every fifth spells it otherwise. */
function fileOf(file: number): string {
  const records = Array.from({ length: perFile }, (_, n) => {
    const isHit = n === file % perFile && file % 3 === 0;
    return JSON.stringify(
      record({
        requestParameters: {
          name: isHit ? (file % 2 === 0 ? 'a-NeeDLe-7' : 'a-needle-7') : `hay-${n}`,
          // Some are long enough for a buffer of their own; what packs badly fills several packs.
          padding: 'x'.repeat(file % 2 === 0 ? 900 : 100),
          token: `${sha256Hex(`${file} ${n}`)}${sha256Hex(`${n} ${file}`)}`,
        },
      }),
    );
  });
  const text = `{"Records":[${records.join(',')}]}`;
  return file % 5 === 0 ? text.replace(/needle/i, String.raw`n\u0065edle`) : text;
}

beforeAll(async () => {
  for (let file = 0; file < files; file += 1) {
    writeFileSync(join(folder, `log-${file}.json.gz`), gzipSync(fileOf(file)));
  }
  const whole = gzipSync(fileOf(files));
  writeFileSync(
    join(folder, '111122223333_CloudTrail_eu-west-1_20260314T0900Z_abcdefghijklmnop.json.gz'),
    whole.subarray(0, whole.length - 40),
  );
  plain = await archiveOfFolder(folder);
  ahead = await archiveOfFolder(folder);
  originals = new OriginalsAhead(ahead.originals, { threads: 2, worthIt: 0 });
  const textOf = textOfObjects(ahead.originals, (object) => originals.takeText(object));
  registerRecordFunctions(ahead.connection, textOf, originals);
});
afterAll(() => {
  originals.close();
  plain.remove();
  ahead.remove();
  rmSync(folder, { recursive: true, force: true });
});

const queries = [
  '*needle*',
  '*NEEDLE-7*',
  '*no-such-text*',
  '*hay-29*',
  '*needle* *-7*',
  'NOT *needle*',
  '*needle* OR *hay-3*',
  'requestParameters.name : needle',
];

// Red if an original that may pass is left out, one is taken twice, or a text is another object's.
describe('finds the same as one thread alone', () => {
  test.each(queries)('“%s”', (text) => {
    const expected = [...new Search(plain.read, parseQuery(text)).until(Infinity).all()];
    expect(expected).toHaveLength(countOf(text));
    const search = new Search(ahead.read, parseQuery(text));
    expect([...search.until(Infinity).all()]).toEqual(expected);
  });
});

function countOf(text: string): number {
  const hits = Math.ceil(files / 3);
  switch (text) {
    case '*no-such-text*':
      return 0;
    case 'NOT *needle*':
      return files * perFile - hits;
    case '*hay-29*':
      // One of the records with this number has the needle in its place: that of file 29 is no third.
      return files;
    case '*needle* OR *hay-3*': {
      // hay-3 and hay-30 (there is none), and the needles that stand elsewhere.
      const each = Array.from({ length: files }, (_, file) => {
        const isHit = file % 3 === 0;
        return (isHit && file % perFile === 3 ? 0 : 1) + (isHit ? 1 : 0);
      });
      return each.reduce((sum, n) => sum + n, 0);
    }
    default:
      return hits;
  }
}

const demands = JSON.stringify([{ exact: [], folded: ['needle'] }]);
const objectsOf = ({ read }: TestArchive): number[] =>
  read.column<number>(sql`SELECT id FROM object WHERE kind = 'log' ORDER BY id`);

/** With what one thread finds by itself. */
function withNeedle(archive: TestArchive): number[] {
  const textOf = textOfObjects(archive.originals);
  return objectsOf(archive).filter((object) => /needle|n\\u0065/i.test(textOf(object).toString()));
}

/** The text of an object, once another thread has handed it over. */
async function handedOver(own: OriginalsAhead, object: number): Promise<Buffer | undefined> {
  for (let tries = 0; tries < 1000; tries += 1) {
    const text = own.takeText(object);
    if (text !== undefined) return text;
    await setTimeout(10);
  }
  return undefined;
}

// Red if threads are given nothing, tell nothing, or their texts do not come back; if a short text is
// handed over with the buffer that it shares, which ends the thread.
test('other threads do look, and hand over the texts', async () => {
  const own = new OriginalsAhead(ahead.originals, { threads: 1, worthIt: 0 });
  const objects = objectsOf(ahead);
  own.lookAhead(objects, demands);
  const expected = withNeedle(ahead);
  const last = expected.at(-1) ?? 0;
  const textOf = textOfObjects(ahead.originals);
  for (const object of [last, ...expected.slice(0, -1)]) {
    expect((await handedOver(own, object))?.equals(textOf(object))).toBe(true);
  }
  const before = objects.slice(0, objects.indexOf(last));
  const passing = own.thatMayPass(before, demands, () => {
    throw new Error('it was not looked at');
  });
  expect(passing).toEqual(expected.slice(0, -1));
  own.close();
});

// Red if the places are those of another original or needle: records with it would be passed over.
test('and tell where in them what is looked for stands', async () => {
  const own = new OriginalsAhead(ahead.originals, { threads: 1, worthIt: 0 });
  own.lookAhead(objectsOf(ahead), demands);
  for (const object of withNeedle(ahead).toReversed()) {
    const text = await handedOver(own, object);
    const where = (pattern: RegExp): number[] =>
      Array.from(text?.toString('latin1').matchAll(pattern) ?? [], ({ index }) => index);
    const { exact, folded } = own.takePlaces(object) ?? expect.fail('none were told');
    expect([...(folded.get('needle') ?? [])]).toEqual(where(/needle/gi));
    expect([...(exact.get(String.raw`\u`) ?? [])]).toEqual(where(/\\u/g));
    expect([...(exact.get(String.raw`\/`) ?? [])]).toEqual([]);
    expect(own.takePlaces(object)).toBeUndefined();
  }
  own.close();
});

// Red if what was found for other demands is taken for an answer.
test('answers only what was asked', async () => {
  const own = new OriginalsAhead(ahead.originals, { threads: 1, worthIt: 0 });
  const objects = objectsOf(ahead);
  own.lookAhead(objects, JSON.stringify([{ exact: [], folded: ['hay-'] }]));
  expect(await handedOver(own, objects.at(-1) ?? 0)).toBeDefined();
  expect(own.thatMayPass(objects, demands, () => false)).toEqual([]);
  own.close();
});

// Red if an original that no longer unpacks is passed over in silence: told to lack what is looked for.
test('one that cannot be unpacked is left to who asks', () => {
  const [broken = 0] = ahead.read.column<number>(
    sql`SELECT id FROM object WHERE kind = 'unreadable'`,
  );
  const [, whole = 0] = objectsOf(ahead);
  const batch = aheadBatch(bytesOfObjects(ahead.originals, [broken, whole], Infinity), demands);
  for (const at of batch.objects.keys()) {
    expect(claim(batch, at)).toBe(true);
    look(batch, at, [{ exact: [], folded: ['no-such-text'] }], () => expect.unreachable());
  }
  const told = new Map(batch.objects.map((object, at) => [object, found(batch, at)]));
  expect(told).toEqual(
    new Map([
      [broken, undefined],
      [whole, false],
    ]),
  );

  const own = new OriginalsAhead(ahead.originals, { threads: 1, worthIt: 0 });
  const absent = 1_000_000;
  own.lookAhead([broken, absent], demands);
  const asked: number[] = [];
  own.thatMayPass([broken, absent], demands, (object) => asked.push(object) > 0);
  expect(asked).toEqual([broken, absent]);
  own.close();
});

// Red if a search needs the threads: they are ended when nobody has used them for a while.
test('goes on when its threads have ended', () => {
  const search = new Search(ahead.read, parseQuery('*needle*'));
  search.step();
  originals.close();
  expect(search.until(Infinity).found).toBe(countEvents(plain.read, parseQuery('*needle*')));
});

// Red if a neighbour's bytes come, or more than was asked for is held.
test('bytes of several originals are those of each, as many as fit', () => {
  const objects = objectsOf(ahead);
  const each = objects.map((object) => objectBytes(ahead.originals, object) ?? Buffer.alloc(0));
  const packs = ahead.read.column(sql`SELECT DISTINCT pack FROM object`);
  expect(packs.length).toBeGreaterThan(1);
  const all = bytesOfObjects(ahead.originals, objects, Infinity);
  expect([...all.keys()]).toEqual(objects);
  expect([...all.values()].map(sha256Hex)).toEqual(each.map(sha256Hex));
  const two = (each[0]?.length ?? 0) + (each[1]?.length ?? 0);
  expect([...bytesOfObjects(ahead.originals, objects, two + 1).keys()]).toEqual(
    objects.slice(0, 2),
  );
});
