import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findByEventID } from '../../../../main/archive/find-event.ts';
import { indexWords } from '../../../../main/archive/text/index-words.ts';
import { linksOf } from '../../../../main/query/index.ts';
import type { EventLinks } from '../../../../preload/contract/links.ts';
import { haveRealData, realData } from '../../../fixtures/real-data.ts';
import { archiveOfFolder, type TestArchive } from '../archive-of.ts';
import { idsOf } from './linked.ts';

interface Raw {
  readonly eventID: string;
  readonly eventName: string;
  readonly requestID?: string;
  readonly errorCode?: string;
  readonly userIdentity: { readonly accessKeyId?: string; readonly type?: string };
  readonly responseElements: { readonly credentials?: { readonly accessKeyId?: string } } | null;
}

/** Every record, read without any of our code. */
function rawRecords(folder: string): Raw[] {
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.json.gz'))
    .flatMap((name) => {
      const text = gunzipSync(readFileSync(join(folder, name))).toString();
      return (JSON.parse(text) as { Records: Raw[] }).Records;
    });
}

describe.skipIf(!haveRealData)('the real records of an attack', () => {
  let archive: TestArchive;
  let raw: readonly Raw[] = [];
  const linksOfID = new Map<string, EventLinks>();

  beforeAll(async () => {
    archive = await archiveOfFolder(realData('invictus'));
    await indexWords(archive.write);
    raw = rawRecords(realData('invictus'));
    for (const { eventID } of raw) {
      const [ref = -1] = findByEventID(archive.read, archive.readRecord, eventID);
      linksOfID.set(eventID, linksOf(archive.read, archive.readRecord, ref));
    }
  }, 120_000);
  afterAll(() => archive.remove());

  // Red if a pair is missed or made up: 8 keys of 36 issued ones were used, by 70 records.
  test('have the pairs of AssumeRole and use that the raw files have', () => {
    const issuer = new Map(
      raw.flatMap(({ eventID, responseElements }) => {
        const key = responseElements?.credentials?.accessKeyId;
        return key === undefined ? [] : [[key, eventID] as const];
      }),
    );
    let pairs = 0;
    for (const { eventID, userIdentity } of raw) {
      const key = userIdentity.accessKeyId ?? '';
      const way = linksOfID.get(eventID)?.credentials;
      const expected = issuer.get(key);
      pairs += expected === undefined ? 0 : 1;
      expect(way?.steps[0]?.eventID).toBe(expected);
      if (expected === undefined && key.startsWith('ASIA')) {
        expect(['absent', 'console']).toContain(way?.end);
      }
      if (!key.startsWith('ASIA') && userIdentity.type !== 'AssumedRole') expect(way).toBeNull();
    }
    expect(pairs).toBe(70);
    expect(issuer.size).toBe(36);
  });

  test('say how often issued credentials were used', () => {
    const uses = new Map<string, number>();
    for (const { userIdentity } of raw) {
      const key = userIdentity.accessKeyId ?? '';
      uses.set(key, (uses.get(key) ?? 0) + 1);
    }
    const issuing = raw.filter(({ responseElements }) => responseElements?.credentials);
    expect(issuing).toHaveLength(36);
    for (const { eventID, responseElements } of issuing) {
      const accessKeyId = responseElements?.credentials?.accessKeyId ?? '';
      const expected = { accessKeyId, uses: uses.get(accessKeyId) ?? 0 };
      expect(linksOfID.get(eventID)?.issued).toEqual(expected);
    }
  });

  // Red if a record with the same requestID is left out, or another one is taken in.
  test('share requests as the raw files do', () => {
    const ofRequest = new Map<string, Raw[]>();
    for (const each of raw) {
      const { requestID = '' } = each;
      ofRequest.set(requestID, [...(ofRequest.get(requestID) ?? []), each]);
    }
    let shared = 0;
    for (const { eventID, requestID } of raw) {
      const others = requestID === undefined ? [] : (ofRequest.get(requestID) ?? []);
      const expected = others.map((other) => other.eventID).filter((id) => id !== eventID);
      const { sameRequest, sameShared } = linksOfID.get(eventID) ?? {};
      const found = [sameRequest, sameShared].flatMap((linked) => (linked ? idsOf(linked) : []));
      expect(found.toSorted()).toEqual(expected.toSorted());
      shared += expected.length;
    }
    expect(shared).toBeGreaterThan(0);
  });
});
