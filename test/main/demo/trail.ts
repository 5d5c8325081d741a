import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll } from 'vitest';

interface Story {
  readonly id: string;
  readonly control: string | null;
  readonly events: readonly string[];
  readonly query: string;
}

/** What the tests read of `stories.json`. */
export interface Told {
  readonly notLogged: { readonly from: string; readonly to: string };
  readonly cis: Readonly<Record<string, number>>;
  readonly stories: readonly Story[];
  readonly questions: readonly {
    readonly id: string;
    readonly count: number;
    readonly events?: readonly string[];
  }[];
}

/** A record as it stands in a file; fields are looked up by their path. */
export type Row = Readonly<Record<string, unknown>>;

/** A new folder that is gone after the test file. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'demo-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Keys of all files below a folder, with slashes, in order. */
export function keysBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

/** The log files of a trail and their records, read with nothing of the generator. */
export function logsOf(
  folder: string,
): readonly { readonly key: string; readonly records: readonly Row[] }[] {
  return keysBelow(folder)
    .filter((key) => key.endsWith('.json.gz') && !key.includes('/CloudTrail-Digest/'))
    .map((key) => {
      const text = gunzipSync(readFileSync(join(folder, key))).toString();
      return { key, records: (JSON.parse(text) as { readonly Records: readonly Row[] }).Records };
    });
}

export function toldIn(folder: string): Told {
  return JSON.parse(readFileSync(join(folder, 'stories.json'), 'utf8')) as Told;
}

/** The value at `userIdentity.sessionContext.…`, or undefined. */
export function at(row: Row, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, key) => (value as Row | null | undefined)?.[key], row);
}

/** Items by a text made of each, in order of first appearance. */
export function grouped<T>(items: readonly T[], keyOf: (item: T) => string): readonly T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return [...groups.values()];
}
