/** A whole collection: who signs in, what is reached, and everything that it brings, as one source. */
import type { Checkpoint } from '../checkpoint.ts';
import type { Collected, Source } from '../source.ts';
import type { SignIn } from './access.ts';
import { bucketSource, type BucketProgress } from './bucket.ts';
import { machineClock } from './clock.ts';
import { lookupSource, retentionMs, type LookupProgress } from './lookup.ts';
import { reachOf, type Reach, type Scope } from './scope.ts';
import { bucketPlace } from './trail-keys.ts';
import { trailMarks } from './trails.ts';

/** What a person wants collected. */
export interface Collection {
  readonly signIn: SignIn;
  readonly scope: Scope;
  /** Milliseconds since 1970. Absent: as far back as there is something, and up to now. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  /** `s3://bucket/prefix`: the trail's bucket in place of the event history. */
  readonly s3?: string | undefined;
  readonly checkpoint: Checkpoint;
  readonly signal?: AbortSignal | undefined;
}

export type CollectionProgress =
  ({ readonly of: 'history' } & LookupProgress) | ({ readonly of: 'bucket' } & BucketProgress);

export interface PreparedCollection {
  readonly source: Source;
  /** How the import run names it. */
  readonly names: readonly string[];
  readonly notes: readonly string[];
  progress(): CollectionProgress;
  close(): void;
}

/**
 * Signs in and finds out what can be read: before an archive is made for it.
 *
 * @throws Problem refused, unreachable, bad_request
 */
export async function reachFor({
  signIn,
  scope,
  s3,
}: Pick<Collection, 'signIn' | 'scope' | 's3'>): Promise<Reach> {
  if (s3 === undefined) return reachOf(signIn, scope);
  bucketPlace(s3);
  // A bucket belongs to one account: it is read by whoever signs in, or by the role of --role-arn.
  return reachOf(signIn, { regions: scope.regions ?? [] });
}

/**
 * Prepares a collection; nothing is fetched before its source is read. How the trails were set up comes
 * first, then the events.
 */
export function prepareCollection(wanted: Collection, reach: Reach): PreparedCollection {
  if (wanted.s3 !== undefined) return prepareBucket(wanted, reach, wanted.s3);
  const now = machineClock.now();
  const from = wanted.from ?? now - retentionMs;
  const notes = [...reach.notes];
  if (from < now - retentionMs) {
    notes.push(
      'The event history goes back 90 days; for what was before, collect from the bucket of a trail.',
    );
  }
  const lookups = lookupSource({ ...wanted, ...reach, from, to: wanted.to ?? now });
  const accounts = reach.accounts.map(({ account }) => account).join(',');
  return {
    source: withTrails(lookups, reach),
    names: [`cloudtrail://${accounts}/${reach.regions.join(',')}/LookupEvents`],
    notes,
    progress: () => ({ of: 'history', ...lookups.progress() }),
    close: () => closeAll(reach),
  };
}

function prepareBucket(wanted: Collection, reach: Reach, url: string): PreparedCollection {
  const { accounts, regions } = wanted.scope;
  const [account] = reach.accounts;
  if (account === undefined) throw new Error('whoever signs in has an account');
  const bucket = bucketSource({ ...wanted, url, account, accounts, regions });
  return {
    source: withTrails(bucket, reach),
    names: [url],
    notes: [],
    progress: () => ({ of: 'bucket', ...bucket.progress() }),
    close: () => closeAll(reach),
  };
}

function withTrails(events: Source, reach: Reach): Source {
  async function* items(): AsyncGenerator<Collected> {
    for (const { account, words } of reach.closed) {
      yield {
        kind: 'refused',
        name: `aws://${account}`,
        bytes: Buffer.alloc(0),
        reason: 'account closed',
        detail: words,
      };
    }
    yield* trailMarks(reach.accounts, reach.regions, () => machineClock.now());
    yield* events.items;
  }
  return {
    get total() {
      return events.total;
    },
    ...(events.writeEveryMs === undefined ? {} : { writeEveryMs: events.writeEveryMs }),
    items: items(),
  };
}

function closeAll({ accounts }: Reach): void {
  for (const { access } of accounts) access.close();
}
