import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { realData } from '../../../fixtures/real-data.ts';

/** Records of a real trail and real calls of many services, each as text. */
export function* realRecords(): Generator<string> {
  for (const folder of [realData('invictus'), realData('traildiscover')]) {
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (!/\.json(\.gz)?$/.test(name) || name.includes('distributions')) continue;
      const bytes = readFileSync(join(folder, name));
      const text = (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString();
      for (const each of (JSON.parse(text) as { Records?: unknown[] }).Records ?? []) {
        yield JSON.stringify(each);
      }
    }
  }
}
