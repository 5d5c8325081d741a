import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { checkCompleteness } from '../../../../main/archive/completeness/check.ts';
import type { Completeness } from '../../../../preload/contract/completeness.ts';
import { importPaths, newArchive } from '../../../fixtures/archives.ts';
import { haveRealData, realData } from '../../../fixtures/real-data.ts';
import { tempFolder } from '../../../fixtures/temp.ts';

interface Verdict {
  readonly valid_digests: number;
  readonly invalid_digests: number;
  readonly valid_logs: number;
  readonly invalid_logs: number;
  /** One line for each invalid file: kind, address, `INVALID: reason`. */
  readonly stderr: readonly string[];
}

const cases = haveRealData ? readdirSync(realData('invictus-digests', 'tampered')).sort() : [];

/** The clean chain with its logs, changed as the case says, imported and checked. */
async function checkCase(name?: string): Promise<Completeness> {
  const folder = tempFolder();
  cpSync(realData('invictus-digests', 'AWSLogs'), join(folder, 'AWSLogs'), { recursive: true });
  cpSync(realData('invictus', 'AWSLogs'), join(folder, 'AWSLogs'), { recursive: true });
  cpSync(
    realData('invictus-digests', 'list_public_keys.json'),
    join(folder, 'list_public_keys.json'),
  );
  const metadata = JSON.parse(
    readFileSync(realData('invictus-digests', 's3_object_metadata.json'), 'utf8'),
  ) as Record<string, unknown>;
  if (name !== undefined) {
    const from = realData('invictus-digests', 'tampered', name);
    const { object_metadata_override: override, delete: deleted } = JSON.parse(
      readFileSync(join(from, 'case.json'), 'utf8'),
    ) as { object_metadata_override: Record<string, unknown>; delete: string[] };
    cpSync(from, folder, { recursive: true, filter: (path) => !path.endsWith('case.json') });
    for (const key of deleted) rmSync(join(folder, key));
    Object.assign(metadata, override);
  }
  writeFileSync(join(folder, 's3_object_metadata.json'), JSON.stringify(metadata));
  const archive = newArchive();
  await importPaths(archive, folder);
  return (await checkCompleteness(archive.read)).summary;
}

function verdictOf(name: string): Verdict {
  const all = readFileSync(realData('invictus-digests', 'expected_by_aws_cli.json'), 'utf8');
  return (JSON.parse(all) as Record<string, Verdict>)[name] as Verdict;
}

// AWS's command counts what is missing as invalid.
function asAws({ digests, logs }: Completeness): Omit<Verdict, 'stderr'> {
  return {
    valid_digests: digests.valid,
    invalid_digests: digests.invalid + digests.missing,
    valid_logs: logs.valid,
    invalid_logs: logs.invalid + logs.missing,
  };
}

test.runIf(haveRealData)('the clean chain: as AWS’s command says, and no finding', async () => {
  const result = await checkCase();
  expect(verdictOf('clean')).toMatchObject(asAws(result));
  expect([result.findings, result.gaps]).toEqual([[], []]);
});

// Turns red if any single check of AWS's command is left out.
test.runIf(haveRealData).each(cases)('%s: as AWS’s command says', async (name) => {
  const result = await checkCase(name);
  const expected = verdictOf(name);
  const isMissed = name === 'digest_deleted_newest';
  const ours = asAws(result);
  expect({ ...ours, invalid_digests: ours.invalid_digests - (isMissed ? 1 : 0) }).toEqual({
    valid_digests: expected.valid_digests,
    invalid_digests: expected.invalid_digests,
    valid_logs: expected.valid_logs,
    invalid_logs: expected.invalid_logs,
  });
  const places = result.findings.map(({ place }) => basename(place)).sort();
  const named = expected.stderr.map((line) => basename(line.split('\t')[1] ?? '')).sort();
  if (!isMissed && !name.includes('injected')) expect(places).toEqual(named);
});

test.runIf(haveRealData)('the two that AWS’s command does not find are found', async () => {
  const injected = await checkCase('log_injected_not_in_any_digest_NOT_DETECTED_by_aws_cli');
  expect(injected.findings).toMatchObject([
    { code: 'log-unreferenced', place: expect.stringContaining('ZZZZinjectedZZZZ') as string },
  ]);
  const newest = await checkCase('digest_deleted_newest');
  expect(newest.findings).toMatchObject([
    { code: 'digest-missing', place: expect.stringContaining('T140733Z.json.gz') as string },
  ]);
  expect(newest.gaps).toMatchObject([
    { reason: 'missing digest', from: '2023-07-10T13:07:33Z', to: '2023-07-10T14:07:33Z' },
  ]);
});
