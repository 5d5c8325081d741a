import type { ScannedBatch } from '../scan/batch.ts';
import { actionSlots, identityWidth, placeWidth } from '../scan/record-reader.ts';
import { identitySlots } from '../scan/identity.ts';
import type { WriteDb } from '../handles.ts';
import { Dictionary } from './dictionary.ts';
import { SharedRows } from './shared-rows.ts';

/** From one scanner's numbers to the archive's. */
export interface Numbers {
  readonly texts: number[];
  readonly identities: number[];
  readonly actions: number[];
  readonly places: number[];
}

const actionColumns = ['event_name', 'event_source', 'event_type', 'category'];
const identityColumns = [
  'type',
  'principal',
  'arn',
  'account',
  'access_key',
  'user_name',
  'invoked_by',
  'issuer',
  'source_identity',
  'on_behalf_of',
  'kind',
  'temporary',
  'who',
  'actor',
  'ground',
];

/** Members of an identity's row that are numbers of texts; the others are numbers already. */
const isText = Uint8Array.from(identityColumns, (column) =>
  ['kind', 'temporary', 'ground'].includes(column) ? 0 : 1,
);

/**
 * Brings the texts and shared rows of batches into the archive. Called for every batch, in order, so
 * that numbers are given in the order of first appearance, whichever scanner saw it.
 */
export function numberKeeper(db: WriteDb): (scanner: number, batch: ScannedBatch) => Numbers {
  const dictionary = new Dictionary(db);
  const identity = new SharedRows(db, 'identity', identityColumns);
  const action = new SharedRows(db, 'action', actionColumns);
  const place = new SharedRows(db, 'place', ['account', 'region']);
  const scanners = new Map<number, Numbers>();
  return (scanner, batch) => {
    if (batch.isFirst) {
      scanners.set(scanner, { texts: [0], identities: [], actions: [], places: [] });
    }
    const numbers = scanners.get(scanner);
    if (numbers === undefined) throw new Error('a batch names numbers that were never given');
    batch.texts.forEach((value, i) => {
      numbers.texts.push(dictionary.numberOf(value, batch.hashes[i] ?? 0));
    });
    const textOf = (local: number): number => numbers.texts[local] ?? 0;
    for (const row of rowsOf(batch.actions, actionSlots.length)) {
      numbers.actions.push(action.numberOf(row.map(textOf)));
    }
    for (const row of rowsOf(batch.places, placeWidth)) {
      numbers.places.push(place.numberOf(row.map(textOf)));
    }
    for (const row of rowsOf(batch.identities, identityWidth)) {
      const values = row.map((value, i) => (isText[i] === 1 ? textOf(value) : value));
      numbers.identities.push(identity.numberOf(values));
    }
    for (const kept of [dictionary, identity, action, place]) kept.flush();
    return numbers;
  };
}

function* rowsOf(values: Int32Array, width: number): Generator<number[]> {
  for (let at = 0; at < values.length; at += width) yield [...values.subarray(at, at + width)];
}

if (identityColumns.length !== identitySlots.length + 5) throw new Error('identity columns differ');
