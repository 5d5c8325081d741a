import { sha256Hex } from '../../platform/hash.ts';
import { ChainReader } from '../chain.ts';
import { counted, messageOf, type Checks } from '../checks.ts';
import type { PdfDocument } from '../pdf/document.ts';
import { embeddedFiles } from './embedded.ts';
import { Manifest } from './manifest.ts';
import { hashOfCsv } from './population-csv.ts';

const manifestName = 'manifest.json';

/**
 * Takes the embedded files out and hashes them again: each must be what the manifest says, and the
 * ledger and the populations must give the hashes that the report names.
 *
 * @returns the manifest, if there is one that can be read
 */
export function checkAttachments(pdf: PdfDocument, checks: Checks): Manifest | undefined {
  let files: Map<string, Buffer>;
  try {
    files = byName(embeddedFiles(pdf));
  } catch (thrown) {
    checks.fail('embedded files', `they cannot be read: ${messageOf(thrown)}`);
    return undefined;
  }
  const manifest = readManifest(files.get(manifestName), checks);
  if (manifest === undefined) return undefined;
  for (const { name, size, sha256 } of manifest.files) {
    const file = files.get(name);
    const check = `embedded file ${name}`;
    if (file === undefined) {
      checks.fail(check, 'it is missing');
    } else if (file.length !== size || sha256Hex(file) !== sha256) {
      checks.fail(check, `it was altered: its SHA-256 is ${sha256Hex(file)}, not ${sha256}`);
    } else {
      checks.pass(check, `${counted(size, 'byte')}, SHA-256 ${sha256}`);
    }
  }
  const listed = new Set([manifestName, ...manifest.files.map(({ name }) => name)]);
  for (const name of files.keys()) {
    if (!listed.has(name)) checks.fail(`embedded file ${name}`, 'the manifest does not list it');
  }
  checkLedger(files.get('ledger.jsonl'), manifest, checks);
  for (const population of manifest.populations) checkPopulation(files, population, checks);
  return manifest;
}

function byName(files: readonly { name: string; bytes: Buffer }[]): Map<string, Buffer> {
  const found = new Map<string, Buffer>();
  for (const { name, bytes } of files) {
    if (found.has(name)) throw new Error(`two of them are called ${name}`);
    found.set(name, bytes);
  }
  return found;
}

function readManifest(bytes: Buffer | undefined, checks: Checks): Manifest | undefined {
  if (bytes === undefined) {
    checks.fail('manifest', 'there is no manifest.json: this is no report of Trailproof');
    return undefined;
  }
  try {
    const manifest = Manifest.parse(JSON.parse(bytes.toString('utf8')));
    checks.pass('manifest', `it lists ${counted(manifest.files.length, 'embedded file')}`);
    return manifest;
  } catch {
    checks.fail('manifest', 'manifest.json is not of a form that this version knows');
    return undefined;
  }
}

function checkLedger(bytes: Buffer | undefined, { ledger }: Manifest, checks: Checks): void {
  if (bytes === undefined) {
    checks.fail('ledger', 'ledger.jsonl is missing');
    return;
  }
  const reader = new ChainReader();
  for (const [index, line] of bytes.toString('utf8').split('\n').entries()) {
    if (line === '') continue;
    const read = reader.read(line);
    if ('wrong' in read) {
      checks.fail('ledger', `line ${index + 1} of ledger.jsonl: ${read.wrong}`);
      return;
    }
  }
  if (reader.head() !== ledger.head || reader.entries !== ledger.acts) {
    checks.fail('ledger', `its head is ${reader.head()}, the report names ${ledger.head}`);
  } else {
    checks.pass('ledger', `${counted(ledger.acts, 'act')}, head ${ledger.head}`);
  }
}

function checkPopulation(
  files: ReadonlyMap<string, Buffer>,
  { control, count, hash }: Manifest['populations'][number],
  checks: Checks,
): void {
  const check = `population ${control}`;
  const file = `population-${control}.csv`;
  const bytes = files.get(file);
  const found = bytes === undefined ? undefined : hashOfCsv(bytes);
  if (found === undefined) {
    checks.fail(check, `${file} is missing or is no list of events`);
  } else if (found.hash !== hash || found.count !== count) {
    checks.fail(
      check,
      `${file} holds ${counted(found.count, 'event')} with hash ${found.hash}; the report names ${counted(count, 'event')} with ${hash}`,
    );
  } else {
    checks.pass(check, `${counted(count, 'event')}, hash ${hash}`);
  }
}
