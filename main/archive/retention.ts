import { Day, type Disposal, type Retention } from '../../preload/contract/retention.ts';
import { Problem } from '../../preload/contract/errors.ts';
import { actsNamed } from './acts.ts';
import type { DisposedBody } from './disposal/body.ts';
import { isSwept } from './disposal/sweep.ts';
import type { ReadDb, WriteDb } from './handles.ts';
import {
  appendEntry,
  recordAct,
  type Author,
  type LedgerEntryText,
  type Receipt,
} from './ledger.ts';

/**
 * Retention is nothing but acts in the ledger: `retention.set` {until, reason}, `hold.placed` and
 * `hold.lifted` {reason}. The last of each kind, in the order in which they were written, stands.
 */

/** Names told of one disposal; the record of each object has its own tombstone. */
const namesTold = 20;

/** How long the engagement is kept, what holds it, and what was disposed of. */
export function retentionOf(db: ReadDb): Retention {
  const set = actsNamed(db, 'retention.set').at(-1);
  return {
    keptUntil: set === undefined ? null : { day: String(set.body['until']), ...saidIn(set) },
    hold: standingHold(db),
    disposals: actsNamed(db, 'object.disposed').map(disposalOf).reverse(),
    swept: isSwept(db),
  };
}

/** The legal hold that stands, or null. */
export function standingHold(db: ReadDb): Retention['hold'] {
  const last = actsNamed(db, 'hold.placed', 'hold.lifted').at(-1);
  return last?.act === 'hold.placed' ? saidIn(last) : null;
}

/**
 * Sets the last day on which the engagement is to be kept, with the rule it comes from.
 *
 * @param until a day in UTC, as in `2031-03-31`
 * @throws Problem bad_request (no such day, no reason)
 */
export function keepUntil(db: WriteDb, author: Author, until: string, reason: string): Receipt {
  if (!Day.safeParse(until).success) {
    throw new Problem('bad_request', `“${until}” is no day; write it like 2031-03-31.`);
  }
  const body = { until, reason: reasonIn(reason, 'a retention date') };
  return recordAct(db, author, 'retention.set', body);
}

/**
 * Places a legal hold: until it is lifted, nothing of the engagement can be disposed of.
 *
 * @throws Problem bad_request (no reason), refused (one stands already)
 */
export function placeHold(db: WriteDb, author: Author, reason: string): Receipt {
  const body = { reason: reasonIn(reason, 'a legal hold') };
  return db.transaction(() => {
    const hold = standingHold(db);
    if (hold !== null) {
      throw new Problem('refused', `${holdWords(hold)} Lift it before you place another.`);
    }
    return appendEntry(db, author, 'hold.placed', body);
  });
}

/** Lifts the legal hold. @throws Problem bad_request (no reason), refused (none stands) */
export function liftHold(db: WriteDb, author: Author, reason: string): Receipt {
  const body = { reason: reasonIn(reason, 'lifting a legal hold') };
  return db.transaction(() => {
    if (standingHold(db) === null) throw new Problem('refused', 'No legal hold stands.');
    return appendEntry(db, author, 'hold.lifted', body);
  });
}

/** The hold in one sentence. */
export function holdWords({ by, at, reason }: NonNullable<Retention['hold']>): string {
  return `A legal hold stands since ${at.slice(0, 10)}, placed by ${by}: ${ended(reason)}`;
}

/** What a person gives as the reason. @throws Problem bad_request */
export function reasonIn(text: string, forWhat: string): string {
  const reason = text.trim();
  if (reason === '') throw new Problem('bad_request', `Say why: ${forWhat} needs a reason.`);
  if (reason.length > 2000)
    throw new Problem('bad_request', 'The reason is too long: 2,000 characters are the most.');
  return reason;
}

function ended(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

function saidIn({ body, author, at }: LedgerEntryText): { reason: string; by: string; at: string } {
  return { reason: String(body['reason']), by: author.name, at };
}

function disposalOf(act: LedgerEntryText): Disposal {
  const { objects, promoted } = act.body as unknown as DisposedBody;
  const livingOn = promoted.map(([, records]) => records);
  return {
    ...saidIn(act),
    objects: objects.length,
    events: sum(objects.map(({ events }) => events)) - sum(livingOn),
    names: objects.slice(0, namesTold).map(({ names }) => names[0] ?? ''),
  };
}
