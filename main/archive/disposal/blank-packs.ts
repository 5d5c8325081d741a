import type { WriteDb } from '../handles.ts';
import { sql } from '../sql.ts';

interface Part {
  readonly start: number;
  readonly size: number;
  readonly disposed: number;
}

/**
 * Overwrites the bytes of disposed objects by zeros. A pack in which nothing else lies becomes empty,
 * so that its room can be used again.
 *
 * @param objects numbers, as a JSON list
 */
export function blankPacks(db: WriteDb, objects: string): void {
  const packs = db.all<{ pack: number }>(sql`SELECT DISTINCT pack FROM object
    WHERE id IN (SELECT value FROM json_each(${objects}))`);
  for (const { pack } of packs) {
    const parts = db.all<Part>(sql`SELECT start, size,
        id IN (SELECT object FROM disposal) AS disposed
      FROM object WHERE pack = ${pack}`);
    const bytes = blanked(db, pack, parts);
    db.run(sql`UPDATE pack SET bytes = ${bytes} WHERE id = ${pack}`);
  }
}

function blanked(db: WriteDb, pack: number, parts: readonly Part[]): Buffer {
  if (parts.every(({ disposed }) => disposed === 1)) return Buffer.alloc(0);
  const row = db.get<{ bytes: Buffer }>(sql`SELECT bytes FROM pack WHERE id = ${pack}`);
  const bytes = row?.bytes ?? Buffer.alloc(0);
  for (const { start, size, disposed } of parts) {
    if (disposed === 1) bytes.fill(0, start, start + size);
  }
  return bytes;
}
