/** A program of its own: gunzip and JSON.parse of every file of a folder, on one thread. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { seconds } from './measure.ts';

export interface Floor {
  readonly seconds: number;
  readonly packed: number;
  readonly records: number;
  readonly files: number;
}

const [folder = ''] = process.argv.slice(2);
const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.json.gz'))
  .map((entry) => join(entry.parentPath, entry.name));
const start = performance.now();
let [packed, records] = [0, 0];
for (const path of files) {
  const bytes = readFileSync(path);
  packed += bytes.length;
  const value = JSON.parse(gunzipSync(bytes).toString('utf8')) as { Records?: unknown[] };
  records += value.Records?.length ?? 0;
}
const floor: Floor = { seconds: seconds(start), packed, records, files: files.length };
console.log(JSON.stringify(floor));
