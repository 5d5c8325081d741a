/** A trail's bucket as a source: all kinds of files, day by day, what is here already left out. */
import { Problem } from '../../../preload/contract/errors.ts';
import { instant } from '../../platform/clock.ts';
import { unread, type Checkpoint } from '../checkpoint.ts';
import type { Collected, Source } from '../source.ts';
import { fetchedAhead } from './ahead.ts';
import { objectsAfter, streamsIn, type Bucket, type Listed } from './bucket-list.ts';
import { machineClock, type Clock } from './clock.ts';
import { getObject } from './get-object.ts';
import type { Account } from './lookup.ts';
import { merged, untilStopped } from './merge.ts';
import { Refused } from './failure.ts';
import { publicKeys } from './public-keys.ts';
import { bucketPlace, dayFolder, dayOf, dayOfKey, type KeyStream } from './trail-keys.ts';

export interface BucketOptions {
  readonly url: string;
  readonly account: Account;
  /** Milliseconds since 1970: delivery days from this one to the one after `to`. Absent: all. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  readonly accounts?: readonly string[] | undefined;
  readonly regions?: readonly string[] | undefined;
  readonly checkpoint: Checkpoint;
  readonly signal?: AbortSignal | undefined;
  readonly clock?: Clock;
  readonly pauseMs?: number;
  /** Streams that are read at once, and objects of each that are fetched at once. */
  readonly streams?: number;
  readonly perStream?: number;
}

export interface BucketProgress {
  /** Objects that were fetched, left out because they are here, and not to be had. */
  readonly fetched: number;
  readonly known: number;
  readonly failed: number;
  readonly bytes: number;
}

export interface BucketSource extends Source {
  progress(): BucketProgress;
}

const dayMs = 86_400_000;
const bytesAhead = 16 * 1024 * 1024;
const digestsInSidecar = 500;

type Counts = { -readonly [K in keyof BucketProgress]: number };

interface Reading {
  readonly bucket: Bucket;
  readonly account: Account;
  readonly checkpoint: Checkpoint;
  readonly clock: Clock;
  readonly counts: Counts;
  readonly perStream: number;
  readonly from: number;
  readonly to: number;
}

/**
 * Everything that CloudTrail delivered to a bucket, digest files with their metadata included. An object
 * that cannot be had is told by its name and does not stop the others.
 *
 * @throws Problem bad_request (the address)
 */
export function bucketSource(options: BucketOptions): BucketSource {
  const place = bucketPlace(options.url);
  const clock = options.clock ?? machineClock;
  const counts: Counts = { fetched: 0, known: 0, failed: 0, bytes: 0 };
  const { access } = options.account;
  const patience = {
    clock,
    signal: options.signal,
    pauseMs: options.pauseMs ?? 500,
    renew: () => access.renew(),
  };
  const reading: Reading = {
    bucket: { access, name: place.bucket, patience },
    account: options.account,
    checkpoint: options.checkpoint,
    clock,
    counts,
    perStream: options.perStream ?? 8,
    from: dayOf(options.from ?? 0),
    to: dayOf(Math.min(options.to ?? clock.now(), clock.now())) + 2 * dayMs,
  };
  return {
    get total() {
      return counts.fetched;
    },
    writeEveryMs: 5000,
    items: untilStopped(itemsOf(options, place, reading), options.signal),
    progress: () => ({ ...counts }),
  };
}

async function* itemsOf(
  options: BucketOptions,
  place: ReturnType<typeof bucketPlace>,
  reading: Reading,
): AsyncGenerator<Collected> {
  const { account, accounts, regions } = options;
  const item = { account: account.account, identity: account.identity.arn };
  yield { kind: 'mark', act: 'collection.identity', item };
  const streams: KeyStream[] = [];
  try {
    for await (const stream of streamsIn(reading.bucket, place)) {
      const isWanted =
        (accounts?.includes(stream.account) ?? true) && (regions?.includes(stream.region) ?? true);
      if (isWanted) streams.push(stream);
    }
  } catch (thrown) {
    if (!(thrown instanceof Refused)) throw thrown;
    throw new Problem('refused', `${options.url} cannot be listed: ${thrown.failure.words}.`);
  }
  if (streams.length === 0) {
    const reason = 'no file of CloudTrail lies there for these accounts and regions';
    yield { kind: 'ignored', name: options.url, reason };
    return;
  }
  const digests = streams.filter(({ kind }) => kind === 'CloudTrail-Digest');
  yield* publicKeys(account, [...new Set(digests.map(({ region }) => region))], reading);
  yield* merged(
    streams.map((stream) => () => readStream(stream, reading)),
    options.streams ?? 4,
  );
}

/** Reads the days that were not read yet, newest last, as the keys are listed. */
async function* readStream(stream: KeyStream, reading: Reading): AsyncGenerator<Collected> {
  const { checkpoint, from, to } = reading;
  // A day is settled when it was read a day after its end.
  const gaps = unread({ from, to }, checkpoint.stretches(stream.bucket, stream.prefix), dayMs);
  for (const gap of gaps.toReversed()) {
    // Days are read whole.
    const days = { from: dayOf(gap.from), to: dayOf(gap.to + dayMs - 1) };
    try {
      yield* readDays(stream, days, reading);
    } catch (thrown) {
      if (!(thrown instanceof Refused)) throw thrown;
      const { kind: reason, words: detail } = thrown.failure;
      const name = `s3://${stream.bucket}/${stream.prefix}`;
      yield { kind: 'refused', name, bytes: Buffer.alloc(0), reason, detail };
      return;
    }
  }
}

async function* readDays(
  stream: KeyStream,
  days: { readonly from: number; readonly to: number },
  reading: Reading,
): AsyncGenerator<Collected> {
  const { bucket, clock, counts, perStream } = reading;
  const at = clock.now();
  let [objects, failed] = [0, 0];
  let metadata: Record<string, unknown> = {};
  const sidecar = (): Collected => {
    const bytes = Buffer.from(JSON.stringify(metadata));
    metadata = {};
    return {
      kind: 'sidecar',
      what: 'object-metadata',
      name: `s3://${stream.bucket}/${stream.prefix}`,
      bytes,
    };
  };
  const items = fetchedAhead(
    missing(stream, days, reading),
    (listed) => getObject(reading.account, bucket, listed, clock),
    ({ size }) => size,
    { count: perStream, bytes: bytesAhead },
  );
  for await (const item of items) {
    if (item.kind === 'object') {
      objects += 1;
      counts.fetched += 1;
      const told = item.acquired?.metadata;
      const key = item.name.slice(`s3://${stream.bucket}/`.length);
      if (stream.kind === 'CloudTrail-Digest' && told) metadata[key] = told;
    } else {
      failed += 1;
      counts.failed += 1;
    }
    yield item;
    if (Object.keys(metadata).length >= digestsInSidecar) yield sidecar();
  }
  if (Object.keys(metadata).length > 0) yield sidecar();
  const { bucket: name, prefix } = stream;
  const [from, to] = [instant(days.from), instant(days.to)];
  const item = { bucket: name, prefix, from, to, at: instant(at), objects, failed };
  yield { kind: 'mark', act: 'collection.keys', item };
}

/** What lies in these days and is not here as it is told now. */
async function* missing(
  stream: KeyStream,
  days: { readonly from: number; readonly to: number },
  { bucket, checkpoint, counts }: Reading,
): AsyncGenerator<Listed> {
  const after = days.from === 0 ? stream.prefix : `${stream.prefix}${dayFolder(days.from)}`;
  for await (const listed of objectsAfter(bucket, stream.prefix, after)) {
    const day = dayOfKey(stream, listed.key);
    if (day !== undefined && day >= days.to) return;
    if (checkpoint.hasObject(`s3://${stream.bucket}/${listed.key}`, listed.etag)) {
      counts.known += 1;
      continue;
    }
    counts.bytes += listed.size;
    yield listed;
  }
}
