import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { writeDemo } from '../../../main/demo/index.ts';

/** A demo trail of 900 events of which a log file was altered and two digests were taken away. */
export async function writeTamperedTrail(folder: string): Promise<string> {
  const out = join(folder, 'tampered');
  await writeDemo({ out, events: 900, accounts: 2, regions: 2, days: 4 });
  const files = readdirSync(out, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.json.gz'))
    .sort();
  const log = join(out, files.find((path) => path.includes('_CloudTrail_')) ?? '');
  const text = gunzipSync(readFileSync(log)).toString('utf8');
  writeFileSync(log, gzipSync(text.replace('"userAgent":"', '"userAgent":"not ')));
  const digests = files.filter((path) => path.includes('CloudTrail-Digest'));
  for (const digest of digests.slice(30, 32)) rmSync(join(out, digest));
  return out;
}
