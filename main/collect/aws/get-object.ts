import { instant } from '../../platform/clock.ts';
import type { Acquired, Collected } from '../source.ts';
import { homeRegion } from './access.ts';
import type { Bucket, Listed } from './bucket-list.ts';
import type { Clock } from './clock.ts';
import type { Account } from './lookup.ts';
import { Refused } from './failure.ts';
import { patiently } from './patience.ts';

/**
 * Fetches an object whole, with what S3 says of it. One that is denied or gone is told as refused.
 *
 * @throws Refused if not this object but the connection is the trouble; the signal's reason
 */
export async function getObject(
  account: Account,
  bucket: Bucket,
  { key }: Listed,
  clock: Clock,
): Promise<Extract<Collected, { kind: 'object' | 'refused' }>> {
  const name = `s3://${bucket.name}/${key}`;
  try {
    const { bytes, ...said } = await patiently(() => fetchOnce(bucket, key), bucket.patience);
    const acquired: Acquired = {
      at: new Date(clock.now()).toISOString(),
      by: byWhom(account),
      ...said,
    };
    return { kind: 'object', name, content: { kind: 'bytes', bytes }, named: true, acquired };
  } catch (thrown) {
    if (!(thrown instanceof Refused)) throw thrown;
    const { kind: reason, words: detail } = thrown.failure;
    if (reason !== 'denied' && reason !== 'missing' && reason !== 'other') throw thrown;
    return { kind: 'refused', name, bytes: Buffer.alloc(0), reason, detail };
  }
}

function byWhom({ account, identity, access }: Account): Record<string, string> {
  const by = { service: 'S3', account, identity: identity.arn };
  return access.endpoint === undefined ? by : { ...by, endpoint: access.endpoint };
}

async function fetchOnce({ access, name, patience }: Bucket, key: string) {
  const { GetObjectCommand } = await import('@aws-sdk/client-s3');
  const client = await access.s3(homeRegion);
  const { signal } = patience;
  const options = signal === undefined ? {} : { abortSignal: signal };
  const said = await client.send(new GetObjectCommand({ Bucket: name, Key: key }), options);
  const bytes = (await said.Body?.transformToByteArray()) ?? new Uint8Array();
  const metadata = said.Metadata ?? {};
  return {
    bytes,
    version: said.VersionId ?? null,
    etag: said.ETag ?? null,
    modified: said.LastModified === undefined ? null : instant(said.LastModified.getTime()),
    metadata: Object.keys(metadata).length > 0 ? metadata : null,
  };
}
