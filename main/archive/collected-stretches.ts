import { actsNamed } from './acts.ts';
import type { ReadDb } from './handles.ts';

/** A stretch of time that a collection read to its end; times in ms. */
export interface CollectedStretch {
  /** All that the ledger says of it. */
  readonly item: Readonly<Record<string, unknown>>;
  readonly from: number;
  readonly to: number;
  /** When it was read. */
  readonly at: number;
}

/**
 * The stretches that collections read, of the event history or of buckets, as the ledger tells it. One
 * with a failure was not read to its end: it is left out here, and read again.
 */
export function* collectedStretches(
  db: ReadDb,
  act: 'collection.windows' | 'collection.keys',
): Generator<CollectedStretch> {
  for (const { body } of actsNamed(db, act)) {
    for (const item of body['items'] as readonly CollectedStretch['item'][]) {
      if (Number(item['failed'] ?? 0) > 0) continue;
      const [from = 0, to = 0, at = 0] = ['from', 'to', 'at'].map((name) =>
        Date.parse(String(item[name])),
      );
      yield { item, from, to, at };
    }
  }
}
