/**
 * Whether the people of a trail are pseudonymised on screen: nothing but acts in the ledger, of which
 * the last one stands. The first one holds the key of the pseudonyms, so that a person has the same
 * pseudonym for as long as there is the archive.
 */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { ActDone } from '../../preload/contract/annotations.ts';
import type { PrivacyState } from '../../preload/contract/privacy.ts';
import { Problem } from '../../preload/contract/errors.ts';
import { actsNamed } from '../archive/acts.ts';
import type { ReadDb, WriteDb } from '../archive/handles.ts';
import { recordAct, type Author } from '../archive/ledger.ts';
import { doneBy } from './projections.ts';

/** 'privacy.on': 32 random bytes in hex. They are of nobody's secrets but the screen's. */
const OnBody = z.strictObject({ key: z.string().regex(/^[0-9a-f]{64}$/) });

/** What the ledger says of it, and the key if it was ever on. */
export interface Privacy extends PrivacyState {
  readonly key: Buffer | undefined;
}

/** What holds now. A ledger whose key cannot be read makes one up: names are hidden all the same. */
export function privacyOf(db: ReadDb): Privacy {
  const acts = actsNamed(db, 'privacy.on', 'privacy.lifted');
  const first = acts.find(({ act }) => act === 'privacy.on');
  const last = acts.at(-1);
  const isOn = last?.act === 'privacy.on';
  const said = OnBody.safeParse(first?.body);
  return {
    isOn,
    by: last?.author.name ?? null,
    at: last?.at ?? null,
    reason: last === undefined || isOn ? null : String(last.body['reason']),
    key:
      first === undefined
        ? undefined
        : said.success
          ? Buffer.from(said.data.key, 'hex')
          : randomBytes(32),
  };
}

/**
 * Hides names from now on, for everybody in the engagement.
 *
 * @param key of an engagement that this one continues, so that its people keep their pseudonyms
 * @throws Problem refused (they are hidden already)
 */
export function hidePeople(db: WriteDb, author: Author, key?: Buffer): ActDone {
  const now = privacyOf(db);
  if (now.isOn) throw new Problem('refused', 'People are pseudonymised already.');
  const kept = now.key ?? key ?? randomBytes(32);
  return doneBy(recordAct(db, author, 'privacy.on', { key: kept.toString('hex') }));
}

/**
 * Shows names again, for everybody in the engagement; the ledger keeps who did it and why.
 *
 * @throws Problem bad_request (no reason), refused (nothing is hidden)
 */
export function showPeople(db: WriteDb, author: Author, why: string): ActDone {
  const reason = why.trim();
  if (reason === '') {
    throw new Problem('bad_request', 'Names are shown again only for a reason; give one.');
  }
  if (!privacyOf(db).isOn) {
    throw new Problem('refused', 'People are not pseudonymised: there is nothing to lift.');
  }
  return doneBy(recordAct(db, author, 'privacy.lifted', { reason }));
}

/** Hides the people of an archive that continues one in which they are hidden, by the same pseudonyms. */
export function carryPrivacy(from: ReadDb, to: WriteDb, author: Author): void {
  const { isOn, key } = privacyOf(from);
  if (isOn) hidePeople(to, author, key);
}
