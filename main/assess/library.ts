import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { FrameworkSummary } from '../../preload/contract/assessment.ts';
import { FrameworkId } from '../../preload/contract/ids.ts';
import { Problem } from '../../preload/contract/errors.ts';
import { inFile, loadRule } from '../query/index.ts';
import { FrameworkFile, PackFile } from './library-files.ts';
import type { PinnedControl, PinnedFramework } from './pinned.ts';

/**
 * The frameworks that ship with the program, by name and version.
 *
 * @param assetsFolder see platform/assets.ts
 */
export function frameworks(assetsFolder: string): FrameworkSummary[] {
  return frameworkIds(assetsFolder).map((id) => {
    const { name, version, nodes } = readFramework(assetsFolder, id);
    const controls = nodes.filter((node) => node.assessable).length;
    return { id, name, version, controls };
  });
}

/**
 * A framework with its pack and rules, ready to be pinned into an assessment.
 *
 * @throws Problem not_found naming the frameworks there are; bad_rule for a rule that cannot be used
 */
export function loadFramework(assetsFolder: string, id: string): PinnedFramework {
  const ids = frameworkIds(assetsFolder);
  const known = ids.find((each) => each === id);
  if (known === undefined) {
    throw new Problem('not_found', `There is no framework ${id}; there are ${ids.join(', ')}.`);
  }
  const { name, version, publisher, url, licenceNote, nodes } = readFramework(assetsFolder, known);
  const pack = readPack(assetsFolder, known);
  const controls = nodes
    .filter((node) => node.assessable)
    .map((node): PinnedControl => {
      const entry = pack.controls.find(({ control }) => control === node.id);
      if (!entry) throw new Error(`the pack of ${id} has nothing on control ${node.id}`);
      const { rationale } = entry;
      const limitation = [pack.limitation, entry.limitation ?? ''].join(' ').trim();
      const deviations = [...entry.deviations, ...pack.deviations];
      const rule = { ...readRule(assetsFolder, entry.rule), deviations };
      return {
        id: node.id,
        title: node.title,
        rationale,
        limitation,
        proposed: pack.proposed,
        rule,
      };
    });
  return { id: known, name, version, publisher, url, licenceNote, controls };
}

function frameworkIds(assetsFolder: string): FrameworkId[] {
  const root = join(assetsFolder, 'frameworks');
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) =>
      readdirSync(join(root, name))
        .filter((file) => file.endsWith('.json'))
        .map((file) => FrameworkId.parse(`${name}@${file.slice(0, -'.json'.length)}`)),
    )
    .sort();
}

function readFramework(assetsFolder: string, id: string): FrameworkFile {
  const [name = '', version = ''] = id.split('@');
  const file = join(assetsFolder, 'frameworks', name, `${version}.json`);
  return shaped(FrameworkFile, JSON.parse(readFileSync(file, 'utf8')), file);
}

function readPack(assetsFolder: string, id: string): PackFile {
  const file = join(assetsFolder, 'packs', `${id}.yaml`);
  return shaped(PackFile, parse(readFileSync(file, 'utf8')), file);
}

function readRule(assetsFolder: string, name: string): Omit<PinnedControl['rule'], 'deviations'> {
  const file = join(assetsFolder, 'rules', `${name}.yml`);
  const { id, title, yaml, sha256 } = inFile(file, () => loadRule(readFileSync(file)));
  return { id, title, yaml, sha256 };
}

/** A file of ours that does not fit is a mistake of ours: it is not a Problem of the user's. */
function shaped<T extends z.ZodType>(shape: T, value: unknown, file: string): z.infer<T> {
  const read = shape.safeParse(value);
  if (read.success) return read.data;
  throw new Error(`${file}: ${z.prettifyError(read.error)}`);
}
