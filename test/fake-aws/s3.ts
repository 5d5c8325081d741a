import { createHash } from 'node:crypto';
import { type Answer, AwsError, type Request, Unforeseen, xml } from './answer.ts';
import type { FakeBucket, FakeObject, World } from './world.ts';

const listMembers = new Set([
  'list-type',
  'prefix',
  'delimiter',
  'start-after',
  'continuation-token',
  'max-keys',
  'encoding-type',
]);

/** What an S3 request does, as IAM names it; with the bucket and key. @throws Unforeseen */
export function s3Action(request: Request): { action: string; bucket: string; key: string } {
  const [, bucket = '', rest = ''] = /^\/([^/]+)\/?(.*)$/.exec(request.path) ?? [];
  const key = decodeURIComponent(rest);
  if (bucket === '' || !['GET', 'HEAD'].includes(request.method)) {
    throw new Unforeseen(`S3 ${request.method} ${request.path}`);
  }
  if (key !== '') return { action: 'GetObject', bucket, key };
  if (request.method === 'GET' && request.query.get('list-type') === '2') {
    for (const name of request.query.keys()) {
      if (!listMembers.has(name)) throw new Unforeseen(`ListObjectsV2 with ${name}`);
    }
    return { action: 'ListBucket', bucket, key };
  }
  throw new Unforeseen(`S3 ${request.method} ${request.path}?${request.query}`);
}

/** Answers GET, HEAD and ListObjectsV2 (path style). */
export function answerS3(
  request: Request,
  { bucket, key }: { readonly bucket: string; readonly key: string },
  world: World,
): Answer {
  const found = world.buckets.get(bucket);
  if (found === undefined) {
    throw new AwsError('NoSuchBucket', 404, 'The specified bucket does not exist');
  }
  return key === '' ? list(bucket, found, request.query) : get(found, key, request);
}

function get(bucket: FakeBucket, key: string, request: Request): Answer {
  const object = bucket.object(key);
  const version = request.query.get('versionId');
  if (object === undefined || object.fault === 'gone') {
    throw new AwsError('NoSuchKey', 404, 'The specified key does not exist.');
  }
  if (version !== null && version !== object.versionId) {
    throw new AwsError('NoSuchVersion', 404, 'The specified version does not exist.');
  }
  if (object.fault === 'kms') {
    throw new AwsError(
      'AccessDenied',
      403,
      'User: someone is not authorized to perform: kms:Decrypt on the resource associated with this ciphertext because no resource-based policy allows the kms:Decrypt action',
    );
  }
  const bytes = object.bytes();
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    'content-length': String(bytes.length),
    etag: etagOf(object),
    'last-modified': new Date(object.modified).toUTCString(),
  };
  if (object.versionId !== undefined) headers['x-amz-version-id'] = object.versionId;
  for (const [name, value] of Object.entries(object.metadata ?? {})) {
    headers[`x-amz-meta-${name}`] = value;
  }
  return { status: 200, headers, body: request.method === 'HEAD' ? '' : bytes };
}

const etags = new WeakMap<FakeObject, string>();

function etagOf(object: FakeObject): string {
  const known = object.listed?.etag ?? etags.get(object);
  if (known !== undefined) return known;
  const etag = `"${createHash('md5').update(object.bytes()).digest('hex')}"`;
  etags.set(object, etag);
  return etag;
}

/** ListObjectsV2: sorted by the bytes of the keys, prefixes rolled up to the delimiter. */
function list(name: string, { keys, object }: FakeBucket, query: URLSearchParams): Answer {
  const [prefix, delimiter] = [query.get('prefix') ?? '', query.get('delimiter') ?? ''];
  const most = Number(query.get('max-keys') ?? 1000);
  const token = query.get('continuation-token');
  const after =
    token === null ? (query.get('start-after') ?? '') : Buffer.from(token, 'base64').toString();
  const contents: string[] = [];
  const prefixes = new Set<string>();
  let [last, isMore] = ['', false];
  for (
    let at = firstAfter(keys, after > prefix ? after : prefix, after);
    at < keys.length;
    at += 1
  ) {
    const key = keys[at] ?? '';
    if (!key.startsWith(prefix)) break;
    const end = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length);
    const rolled = end < 0 ? undefined : key.slice(0, end + delimiter.length);
    if (rolled !== undefined && (prefixes.has(rolled) || after.startsWith(rolled))) continue;
    if (contents.length + prefixes.size >= most) {
      isMore = true;
      break;
    }
    if (rolled === undefined) contents.push(contentOf(key, object(key)));
    else prefixes.add(rolled);
    last = rolled ?? key;
  }
  const rolls = [...prefixes].map(
    (each) => `<CommonPrefixes><Prefix>${xml(each)}</Prefix></CommonPrefixes>`,
  );
  const next = isMore
    ? `<NextContinuationToken>${Buffer.from(last).toString('base64')}</NextContinuationToken>`
    : '';
  return {
    status: 200,
    headers: { 'content-type': 'application/xml' },
    body: `<?xml version="1.0" encoding="UTF-8"?><ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>${xml(name)}</Name><Prefix>${xml(prefix)}</Prefix><KeyCount>${contents.length + prefixes.size}</KeyCount><MaxKeys>${most}</MaxKeys><IsTruncated>${isMore}</IsTruncated>${next}${contents.join('')}${rolls.join('')}</ListBucketResult>`,
  };
}

/** Keys are sorted: the first that is at `from` or behind it, and behind `after`. */
function firstAfter(keys: readonly string[], from: string, after: string): number {
  let [low, high] = [0, keys.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const key = keys[middle] ?? '';
    if (key < from || (after !== '' && key <= after)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function contentOf(key: string, object: FakeObject | undefined): string {
  if (object === undefined) throw new Unforeseen(`a key without an object: ${key}`);
  return `<Contents><Key>${xml(key)}</Key><LastModified>${new Date(object.modified).toISOString()}</LastModified><ETag>${xml(etagOf(object))}</ETag><Size>${object.listed?.size ?? object.bytes().length}</Size><StorageClass>STANDARD</StorageClass></Contents>`;
}
