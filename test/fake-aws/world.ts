/** What the fake AWS holds: accounts, who may sign in, recorded events, trails and buckets. */

/** An event as LookupEvents tells it. */
export interface FakeEvent {
  readonly id: string;
  /** Seconds since 1970. */
  readonly time: number;
  readonly name: string;
  readonly source: string;
  readonly username: string;
  readonly readOnly: boolean;
  /** The record, as CloudTrail would write it. */
  readonly text: string;
  /** Milliseconds since 1970 before which the event is not served: it arrives late. */
  readonly visibleFrom?: number;
}

export interface FakeObject {
  readonly bytes: () => Buffer;
  readonly modified: number;
  readonly metadata?: Readonly<Record<string, string>>;
  readonly versionId?: string;
  /** What a list says, where making the bytes takes too long; else their MD5 and their size. */
  readonly listed?: { readonly etag: string; readonly size: number };
  /** `kms`: the key refuses; `gone`: listed, but deleted before it is fetched. */
  readonly fault?: 'kms' | 'gone';
}

export interface FakeBucket {
  /** Sorted by UTF-8 bytes, as S3 lists them. */
  readonly keys: readonly string[];
  readonly object: (key: string) => FakeObject | undefined;
}

/** Whoever holds a key pair. Keys with a token are temporary and end at `expires`. */
export interface Principal {
  readonly account: string;
  readonly arn: string;
  readonly userId: string;
  readonly secret: string;
  readonly token?: string;
  /** Milliseconds since 1970. */
  readonly expires?: number;
}

export interface FakeTrail {
  readonly account: string;
  readonly description: Readonly<Record<string, unknown>> & {
    readonly Name: string;
    readonly TrailARN: string;
    readonly HomeRegion: string;
  };
  readonly status: Readonly<Record<string, unknown>>;
  readonly selectors: Readonly<Record<string, unknown>>;
  /** Absent: GetInsightSelectors answers InsightNotEnabledException, as AWS does. */
  readonly insights?: Readonly<Record<string, unknown>>;
}

export interface FakePublicKey {
  readonly Value: string;
  readonly ValidityStartTime: number;
  readonly ValidityEndTime: number;
  readonly Fingerprint: string;
}

export interface World {
  readonly accounts: readonly {
    readonly id: string;
    readonly name: string;
    readonly status?: string;
  }[];
  readonly regions: readonly string[];
  /** Whoever may sign requests, by access key id; AssumeRole adds to it. */
  readonly principals: Map<string, Principal>;
  /** By `ACCOUNT REGION`, newest first. */
  readonly events: Map<string, readonly FakeEvent[]>;
  readonly buckets: Map<string, FakeBucket>;
  readonly trails: readonly FakeTrail[];
  readonly publicKeys: readonly FakePublicKey[];
  /** `ACCOUNT service:Action` that is refused, or `* service:Action`. */
  readonly denied: Set<string>;
  /** What AssumeRole asks for: by role ARN. A role that is not there cannot be assumed. */
  readonly roles: Map<string, { readonly externalId?: string; readonly mfa?: string }>;
}

/** A world with nothing in it but its accounts, its regions and one user with a long-lived key. */
export function emptyWorld(accounts: readonly string[], regions: readonly string[]): World {
  const [first = '111122223333'] = accounts;
  return {
    accounts: accounts.map((id, index) => ({ id, name: `account-${index + 1}` })),
    regions,
    principals: new Map([
      [
        plantedKey.accessKeyId,
        {
          account: first,
          arn: `arn:aws:iam::${first}:user/auditor`,
          userId: 'AIDAFAKEAUDITOR00001',
          secret: plantedKey.secretAccessKey,
        },
      ],
    ]),
    events: new Map(),
    buckets: new Map(),
    trails: [],
    publicKeys: [],
    denied: new Set(),
    roles: new Map(),
  };
}

/** The key that a test signs with; a test for leaks looks for it. Not a key of anybody. */
export const plantedKey = {
  accessKeyId: 'AKIAFAKEPLANTED00001',
  secretAccessKey: 'fake/planted+secret/0123456789abcdefghij',
} as const;

/** The token of sessions that AssumeRole gives begins so. */
export const plantedToken = 'FAKEPLANTEDTOKEN';
