/** What the name of a digest file tells (CloudTrail user guide, "Digest file S3 object key"). */
export interface DigestName {
  readonly account: string;
  readonly region: string;
  readonly trail: string;
  /** The end of its time, in ms. */
  readonly end: number;
  readonly isBackfill: boolean;
}

/** What the name of a log file tells; `delivered` is its minute of delivery, in ms. */
export interface LogName {
  readonly account: string;
  readonly region: string;
  readonly delivered: number;
}

/**
 * Where a trail's file lies, as far as it can be compared with its key in the bucket: from `AWSLogs/`
 * on, or the bare file name where somebody has not kept the folders. A trail's prefix lies before
 * `AWSLogs/`. Without `.gz`, which some programs take away with the compression.
 *
 * @param path a key, a path, or `container!entry`
 */
export function placeOf(path: string): string {
  const plain = path.replaceAll('\\', '/').replace(/\.gz$/, '');
  const from = Math.max(...['/', '!'].map((before) => plain.lastIndexOf(`${before}AWSLogs/`)));
  if (from >= 0) return plain.slice(from + 1);
  return plain.startsWith('AWSLogs/') ? plain : baseName(plain);
}

/** The last part of a key or path. */
export function baseName(path: string): string {
  return path.replaceAll('\\', '/').replace(/\.gz$/, '').split(/[/!]/).at(-1) ?? '';
}

/** True if a file that lies there may be the one with that key. */
export function isAt(place: string, key: string): boolean {
  return place === (place.startsWith('AWSLogs/') ? placeOf(key) : baseName(key));
}

/** Undefined if it is not called like a digest file. The trail's name may hold underscores. */
export function digestName(path: string): DigestName | undefined {
  const found =
    /^(\d{12})_CloudTrail-Digest_([a-z0-9-]+)_(.+)_([a-z0-9-]+)_(\d{8}T\d{6})Z(_backfill)?\.json$/.exec(
      baseName(path),
    );
  if (found === null) return undefined;
  const [, account = '', region = '', name = '', home = '', time = '', backfill] = found;
  const end = timeIn(time);
  if (Number.isNaN(end)) return undefined;
  return { account, region, trail: `${name} (${home})`, end, isBackfill: backfill !== undefined };
}

/** Undefined if it is not called like a log file. Older ones have no underscore behind the time. */
export function logName(path: string): LogName | undefined {
  const found =
    /^(\d{12})_CloudTrail(?:-(?!Digest_)[A-Za-z]+)?_([a-z0-9-]+)_(\d{8}T\d{4})Z_?[A-Za-z0-9]+\.json$/.exec(
      baseName(path),
    );
  if (found === null) return undefined;
  const [, account = '', region = '', time = ''] = found;
  const delivered = timeIn(`${time}00`);
  return Number.isNaN(delivered) ? undefined : { account, region, delivered };
}

/**
 * True for a time that a trail can have: CloudTrail began in 2013. Names and bodies are what somebody
 * handed over; a day in the year 9999 would be three million columns.
 */
export function isPlausible(ms: number): boolean {
  return ms >= Date.UTC(2013, 0) && ms < Date.UTC(2100, 0);
}

function timeIn(compact: string): number {
  const time = Date.parse(
    compact.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)$/, '$1-$2-$3T$4:$5:$6Z'),
  );
  return isPlausible(time) ? time : Number.NaN;
}

/** True for the name of a file of a trail: one that cannot be read is none that may be passed over. */
export function isTrailFile(path: string): boolean {
  return logName(path) !== undefined || digestName(path) !== undefined;
}
