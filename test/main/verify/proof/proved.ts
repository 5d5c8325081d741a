/** An archive of real shapes, and proofs of its records. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { onTestFinished } from 'vitest';
import { findByEventID } from '../../../../main/archive/find-event.ts';
import { createEngagement } from '../../../../main/archive/summary.ts';
import { makeProof } from '../../../../main/engine/make-proof.ts';
import { openSession, type Session } from '../../../../main/engine/session.ts';
import { importPaths, maria } from '../../../fixtures/archives.ts';
import { logText, record } from '../../../fixtures/records.ts';
import { tempFolder } from '../../../fixtures/temp.ts';

export interface Bench {
  readonly session: Session;
  readonly file: string;
  /** Writes the proof of an event; returns its bytes. */
  readonly prove: (eventID: string) => Promise<Buffer>;
}

const lookedUp = JSON.stringify(record({ eventID: 'looked-up', userAgent: 'ünï' }));

/** What the files hold; `b-3` is in two of them, and one part of the third is rejected. */
const files: Readonly<Record<string, string | Buffer>> = {
  'a.json': logText(record({ eventID: 'a-1' })),
  'b.json.gz': gzipSync(
    logText(...[1, 2, 3, 4, 5].map((n) => record({ eventID: `b-${n}`, eventName: `Call${n}` }))),
  ),
  'c.json': logText(
    record({ eventID: 'b-3', eventName: 'Call3' }),
    record({ eventID: 'no-time', eventTime: 'yesterday' }),
    record({ eventID: 'c-3' }),
  ),
  'd.json': JSON.stringify({ Events: [{ EventId: 'x', CloudTrailEvent: lookedUp }] }),
  'e.json': Buffer.concat([
    Buffer.from(logText(record({ eventID: 'not-utf-8', userAgent: '~' })).split('~')[0] ?? ''),
    Buffer.of(0xff),
    Buffer.from(logText(record({ eventID: 'not-utf-8', userAgent: '~' })).split('~')[1] ?? ''),
  ]),
};

/** An open archive with these files imported, closed when the test is done. */
export async function bench(): Promise<Bench> {
  const folder = tempFolder();
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  const file = join(tempFolder(), 'test.trailproof');
  const session = openSession(file, { create: true });
  createEngagement(session.archive.write, maria, 'Test');
  onTestFinished(() => session.close());
  await importPaths(session.archive, folder);
  return {
    session,
    file,
    async prove(eventID) {
      const [event] = findByEventID(session.read, session.readText, eventID);
      if (event === undefined) throw new Error(`no event ${eventID}`);
      const out = join(tempFolder(), 'proof.json');
      await makeProof(session, maria, { event, out });
      return readFileSync(out);
    },
  };
}
