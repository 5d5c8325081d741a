import type Database from 'better-sqlite3';

/** The row that tells of the segments; leaves of segment s begin behind s × 2^37. */
const structureRow = 10;
const pagesOfSegment = 2 ** 37;

/**
 * Pages of the index with words to which nothing leads, so that no search comes there although they
 * are read with the whole. SQLite's own check compares each entry of `event_words_idx` with the pages
 * up to its own, but misses the pages behind the last one.
 *
 * Source of the format: SQLite 3.54, ext/fts5/fts5_index.c, the comments at its beginning.
 */
export function hiddenPages(db: Database.Database): number[] {
  const page = db.prepare('SELECT block FROM event_words_data WHERE id = ?').pluck();
  const known = db.prepare('SELECT max(pgno) FROM event_words_idx WHERE segid = ?').pluck();
  const structure = page.get(structureRow) as Buffer | undefined;
  return segmentsIn(structure ?? Buffer.alloc(0)).flatMap(({ id, first, last }) => {
    // The lowest bit of the number says something else.
    const led = Math.floor(Number(known.get(id) ?? first * 2 - 2) / 2);
    const behind = Array.from({ length: Math.max(0, last - led) }, (_, n) => led + 1 + n);
    return behind.filter((each) => {
      const leaf = page.get(id * pagesOfSegment + each) as Buffer | undefined;
      // Behind what its second number counts stand the places of its words.
      return leaf !== undefined && leaf.length > 4 && leaf.readUInt16BE(2) < leaf.length;
    });
  });
}

interface Segment {
  readonly id: number;
  readonly first: number;
  readonly last: number;
}

function segmentsIn(structure: Buffer): Segment[] {
  // Behind a number of its own: levels, segments, writes; then each level with its segments.
  let at = 4;
  const next = (): number => {
    let value = 0;
    for (let byte = 0x80; byte >= 0x80 && at < structure.length; at += 1) {
      byte = structure[at] ?? 0;
      value = value * 128 + (byte & 0x7f);
    }
    return value;
  };
  const levels = next();
  next();
  next();
  const segments: Segment[] = [];
  for (let level = 0; level < levels && at < structure.length; level += 1) {
    next();
    for (let count = next(); count > 0 && at < structure.length; count -= 1) {
      segments.push({ id: next(), first: next(), last: next() });
    }
  }
  return segments;
}
