import Database from 'better-sqlite3';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test, vi } from 'vitest';
import { makePki, haveOpenssl, pkiPassword } from '../../pki/pki.ts';
import { tempFolder } from '../../fixtures/temp.ts';
import { json, lastLine, run, withOwnHome } from './command-line.ts';

withOwnHome();

type Row = Record<string, unknown>;

/** The demonstration's records, read by nothing of ours. */
function recordsBelow(folder: string): Row[] {
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter((key) => key.endsWith('.json.gz') && !key.includes('Digest'))
    .flatMap((key) => {
      const text = gunzipSync(readFileSync(join(folder, key))).toString();
      return (JSON.parse(text) as { Records: Row[] }).Records;
    });
}

/** A copy of a file with one bit turned round, 20 bytes into each place where `what` stands. */
function withBitFlipped(file: string, what: Buffer | string): string {
  const bytes = readFileSync(file);
  for (let at = bytes.indexOf(what); at >= 0; at = bytes.indexOf(what, at + 1)) {
    bytes[at + 20] = (bytes[at + 20] ?? 0) ^ 1;
  }
  const copy = join(tempFolder(), 'flipped');
  writeFileSync(copy, bytes);
  return copy;
}

/** The beginning of an original, and its name. SQLite may leave a copy of it in unused space. */
function anOriginal(archive: string): { start: Buffer; name: string } {
  const db = new Database(archive, { readonly: true });
  const sql = `SELECT substr(pack.bytes, start + 1, size) AS bytes, origin.name FROM object
    JOIN pack ON pack.id = object.pack JOIN origin ON origin.object = object.id
    WHERE object.kind = 'log' ORDER BY object.id LIMIT 1`;
  const { bytes, name } = db.prepare(sql).get() as { bytes: Buffer; name: string };
  db.close();
  return { start: bytes.subarray(0, 80), name };
}

/** Names of the checks that do not hold. */
function failedChecks(result: Row): unknown[] {
  return (result['checks'] as { name: string; ok: boolean }[])
    .filter(({ ok }) => !ok)
    .map(({ name }) => name);
}

// Red if any command hands on less than the one before it left behind.
test.skipIf(!haveOpenssl)(
  'from nothing to a signed report that tells of one bit that was changed',
  async () => {
    const folder = tempFolder();
    const trail = join(folder, 'trail');
    const archive = join(folder, 'audit.trailproof');
    const at = ['--archive', archive];
    const pki = makePki();
    vi.stubEnv('TRAILPROOF_PERSON', 'Maria Keller');
    vi.stubEnv('KEY_PASSWORD', pkiPassword);

    await json(
      'demo',
      '--out',
      trail,
      '--events',
      '400',
      '--days',
      '2',
      '--accounts',
      '2',
      '--regions',
      '2',
    );
    const records = recordsBelow(trail);
    expect(records).toHaveLength(400);
    expect(await json('import', trail, ...at)).toMatchObject({
      records: 400,
      indexed: 400,
      rejected: 0,
    });

    const stops = records.filter((each) => each['eventName'] === 'StopLogging');
    expect(stops.length).toBeGreaterThan(0);
    const query = 'eventName = StopLogging';
    const printed = await run('search', query, ...at, '--format', 'raw', '--null');
    const texts = printed.out.split('\0').slice(0, -1);
    expect(new Set(texts.map((each) => (JSON.parse(each) as Row)['eventID']))).toEqual(
      new Set(stops.map((each) => each['eventID'])),
    );

    const assessed = await json(
      'assess',
      ...at,
      '--framework',
      'cis-aws-foundations@7.0.0',
      '--from',
      '2026-01-01',
      '--to',
      '2027-01-01',
      '--name',
      'FY26',
    );
    const controls = assessed['controls'] as { id: string; status: string; population: number }[];
    expect(controls.every(({ status }) => status === 'not concluded')).toBe(true);
    const control = controls.find(({ population }) => population > 0)?.id ?? '';
    const first = await json(
      'annotate',
      ...at,
      '--event',
      String(stops[0]?.['eventID']),
      '--note',
      'Seen',
      '--tag',
      'follow-up',
    );
    const second = await json(
      'conclude',
      ...at,
      '--assessment',
      'A-1',
      '--control',
      control,
      '--result',
      'deviation',
      '--rationale',
      'Logging was stopped',
    );
    expect(second['seq']).toBe(Number(first['seq']) + 1);

    const key = join(folder, 'maria.p12');
    writeFileSync(key, pki.p12('rsa'));
    const root = join(folder, 'root.pem');
    writeFileSync(root, pki.rootPem);
    const pdf = join(folder, 'report.pdf');
    const report = await json(
      'report',
      ...at,
      '--assessment',
      'A-1',
      '--out',
      pdf,
      '--p12',
      key,
      '--password-env',
      'KEY_PASSWORD',
    );
    expect(report).toMatchObject({ signed: true, level: 'B-B' });

    expect(await json('verify', archive)).toMatchObject({ valid: true });
    expect(await json('verify', pdf)).toMatchObject({ valid: true, trust: 'not checked' });
    expect(await json('verify', pdf, '--trust', root, '--level', 'B-B')).toMatchObject({
      valid: true,
      trust: 'trusted',
    });

    const page = withBitFlipped(pdf, 'FlateDecode');
    const broken = await run('verify', page, '--json');
    expect(broken.exit).toBe(1);
    expect(lastLine(broken)['valid']).toBe(false);
    expect(failedChecks(lastLine(broken))).not.toEqual([]);
    const spoken = await run('verify', page);
    expect([spoken.exit, spoken.err]).toEqual([1, '']);
    expect(spoken.out).toMatch(/^NOT VALID; .*\n(ok {3}|FAIL )/);
    expect(spoken.out).toMatch(/^FAIL [^\n]*(signature|byte)/m);

    const { start, name } = anOriginal(archive);
    const altered = await run('verify', withBitFlipped(archive, start), '--json');
    expect(altered.exit).toBe(1);
    expect(failedChecks(lastLine(altered))).not.toEqual([]);
    expect(JSON.stringify(lastLine(altered)['checks'])).toContain(name);
    pki.remove();
  },
  30_000,
);
