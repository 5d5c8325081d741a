import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathSource } from '../../../main/collect/paths.ts';
import type { Collected } from '../../../main/collect/source.ts';
import { tempFolder } from '../../fixtures/temp.ts';

/** A file in a folder of its own. */
export function fileOf(name: string, content: string | Buffer): string {
  const path = join(tempFolder(), name);
  writeFileSync(path, content);
  return path;
}

/** All that a source yields. */
export async function collected(source: AsyncIterable<Collected>): Promise<Collected[]> {
  const items: Collected[] = [];
  for await (const item of source) items.push(item);
  return items;
}

/** All that the paths of a person yield, in short: what, the name below `root`, and why. */
export async function told(root: string, ...paths: readonly string[]): Promise<string[]> {
  const items = await collected(pathSource(paths).items);
  return items.map((item) => inShort(item).replaceAll(root, ''));
}

/** `refused /a.json: unreadable` */
export function inShort(item: Collected): string {
  const why = 'reason' in item ? `: ${item.reason}` : '';
  return `${item.kind} ${nameOf(item)}${why}`;
}

/** What an item is called. */
export function nameOf(item: Collected): string {
  return item.kind === 'mark' ? item.act : item.name;
}

/** The bytes of an item that holds any, wherever they are. */
export function bytesOf(item: Collected): Buffer {
  if ('bytes' in item) return item.bytes;
  if (item.kind !== 'object') throw new Error(`${nameOf(item)} has no bytes`);
  const { content } = item;
  return content.kind === 'file' ? readFileSync(content.path) : Buffer.from(content.bytes);
}
