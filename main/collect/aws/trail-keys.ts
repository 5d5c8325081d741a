import { Problem } from '../../../preload/contract/errors.ts';

/** Folders of CloudTrail's key layout (CloudTrail user guide, "Finding your CloudTrail log files"). */
export const trailKinds = [
  'CloudTrail',
  'CloudTrail-Digest',
  'CloudTrail-Insight',
  'CloudTrail-NetworkActivity',
  'CloudTrail-Aggregated',
] as const;

/** `s3://bucket/prefix`, split where CloudTrail's own layout begins. */
export interface BucketPlace {
  readonly bucket: string;
  /** What stands before `AWSLogs/`: empty or ending in a slash. */
  readonly base: string;
  /** Only what lies here is read: `base` itself, or a place inside the layout. */
  readonly within: string;
}

/** @throws Problem bad_request */
export function bucketPlace(url: string): BucketPlace {
  const [, bucket = '', rest = ''] =
    /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/(.*))?$/.exec(url) ?? [];
  if (bucket === '') {
    throw new Problem('bad_request', `“${url}” names no bucket; write it like s3://bucket/prefix.`);
  }
  const within = rest === '' || rest.endsWith('/') ? rest : `${rest}/`;
  const layout = /(?:^|\/)AWSLogs\//.exec(within);
  const base = layout === null ? within : within.slice(0, within.indexOf('AWSLogs/', layout.index));
  return { bucket, base, within };
}

/** Where an account's files of a kind and region lie; the prefix ends with the region. */
export interface KeyStream {
  readonly bucket: string;
  readonly prefix: string;
  readonly account: string;
  readonly kind: string;
  readonly region: string;
}

/** True if two places of a bucket have something in common. */
export function meets(left: string, right: string): boolean {
  return left.startsWith(right) || right.startsWith(left);
}

const dayMs = 86_400_000;

/** The folder of a UTC day: `YYYY/MM/DD/`. */
export function dayFolder(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 10).replaceAll('-', '/')}/`;
}

/** The first moment of the UTC day, and of the day after it. */
export function dayOf(ms: number): number {
  return Math.floor(ms / dayMs) * dayMs;
}

/** The UTC day that a key lies in, as its folders tell; undefined if they do not. */
export function dayOfKey(stream: KeyStream, key: string): number | undefined {
  const match = /^(\d{4})\/(\d\d)\/(\d\d)\//.exec(key.slice(stream.prefix.length));
  if (match === null) return undefined;
  const ms = Date.parse(`${match[1]}-${match[2]}-${match[3]}T00:00:00Z`);
  return Number.isNaN(ms) ? undefined : ms;
}
