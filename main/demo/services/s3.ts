import type { Call } from '../record.ts';
import type { MakeCall, Scope } from '../script.ts';

/** A bucket call with the parameters S3 repeats from the request line. */
export function bucketCall(
  scope: Scope,
  name: string,
  bucket: string,
  readOnly: boolean,
  request: Readonly<Record<string, unknown>>,
): Call {
  const host = `${bucket}.s3.${scope.region}.amazonaws.com`;
  return {
    source: 's3.amazonaws.com',
    name,
    readOnly,
    request: { bucketName: bucket, Host: host, ...request },
    extra: transfer(scope, readOnly ? 0 : 400, readOnly ? 500 : 0),
    resources: [
      { accountId: scope.account.id, type: 'AWS::S3::Bucket', ARN: `arn:aws:s3:::${bucket}` },
    ],
    host,
  };
}

/** An object call: a data event, recorded where the trail's event selectors ask for it. */
export function objectCall(
  scope: Scope,
  name: 'GetObject' | 'PutObject' | 'DeleteObject',
  bucket: string,
  key: string,
): Call {
  const host = `${bucket}.s3.${scope.region}.amazonaws.com`;
  const readOnly = name === 'GetObject';
  const size = scope.random.between(900, 4_000_000);
  return {
    source: 's3.amazonaws.com',
    name,
    readOnly,
    category: 'Data',
    request: { bucketName: bucket, Host: host, key },
    response: name === 'PutObject' ? { 'x-amz-server-side-encryption': 'aws:kms' } : null,
    extra: transfer(scope, readOnly ? 0 : size, readOnly ? size : 0),
    resources: [
      { type: 'AWS::S3::Object', ARN: `arn:aws:s3:::${bucket}/${key}` },
      { accountId: scope.account.id, type: 'AWS::S3::Bucket', ARN: `arn:aws:s3:::${bucket}` },
    ],
    host,
  };
}

function transfer(
  scope: Scope,
  bytesIn: number,
  bytesOut: number,
): Readonly<Record<string, unknown>> {
  return {
    SignatureVersion: 'SigV4',
    CipherSuite: 'TLS_AES_128_GCM_SHA256',
    bytesTransferredIn: bytesIn,
    AuthenticationMethod: 'AuthHeader',
    'x-amz-id-2': `${scope.random.alphanumeric(75)}=`,
    bytesTransferredOut: bytesOut,
  };
}

const aBucket = (scope: Scope): string =>
  scope.random.favour(scope.world.assets(scope.account, scope.region).buckets);

/** Sub-resource calls name what they ask for as an empty parameter. */
const bucketRead =
  (name: string, parameter: string): MakeCall =>
  (scope) =>
    bucketCall(scope, name, aBucket(scope), true, { [parameter]: '' });

export const listBuckets: MakeCall = ({ region }) => ({
  source: 's3.amazonaws.com',
  name: 'ListBuckets',
  readOnly: true,
  request: { Host: `s3.${region}.amazonaws.com` },
  host: `s3.${region}.amazonaws.com`,
});

export const s3Reads: readonly MakeCall[] = [
  listBuckets,
  bucketRead('GetBucketLocation', 'location'),
  bucketRead('GetBucketAcl', 'acl'),
  bucketRead('GetBucketPolicy', 'policy'),
  bucketRead('GetBucketPolicyStatus', 'policyStatus'),
  bucketRead('GetBucketEncryption', 'encryption'),
  bucketRead('GetBucketVersioning', 'versioning'),
  bucketRead('GetBucketTagging', 'tagging'),
  bucketRead('GetBucketLogging', 'logging'),
  bucketRead('GetBucketLifecycle', 'lifecycle'),
  bucketRead('GetBucketReplication', 'replication'),
  bucketRead('GetBucketPublicAccessBlock', 'publicAccessBlock'),
];

export const putBucketTagging: MakeCall = (scope) =>
  bucketCall(scope, 'PutBucketTagging', aBucket(scope), false, {
    tagging: '',
    Tagging: { TagSet: { Tag: [{ Key: 'owner', Value: 'platform' }] } },
  });

export const getDocument: MakeCall = (scope) =>
  objectCall(scope, 'GetObject', aBucket(scope), documentKey(scope));

export const putDocument: MakeCall = (scope) =>
  objectCall(scope, 'PutObject', aBucket(scope), documentKey(scope));

function documentKey({ random, at }: Scope): string {
  const day = new Date(at).toISOString().slice(0, 10);
  return `${random.pick(['statements', 'batches', 'exports'])}/${day}/${random.hex(12)}.parquet`;
}
