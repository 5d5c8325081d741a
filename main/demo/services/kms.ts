import type { Call } from '../record.ts';
import type { MakeCall, Scope } from '../script.ts';
import { reads } from './read.ts';

/** A key call with the key as its resource. */
export function keyCall(
  scope: Scope,
  name: string,
  key: string,
  readOnly: boolean,
  request: Readonly<Record<string, unknown>>,
  response: unknown = null,
): Call {
  return {
    source: 'kms.amazonaws.com',
    name,
    readOnly,
    request,
    response,
    resources: [{ accountId: scope.account.id, type: 'AWS::KMS::Key', ARN: keyArn(scope, key) }],
  };
}

export function keyArn({ account, region }: Scope, key: string): string {
  return `arn:aws:kms:${region}:${account.id}:key/${key}`;
}

const aKey = (scope: Scope): string =>
  scope.random.favour(scope.world.assets(scope.account, scope.region).keys);

export const decrypt: MakeCall = (scope) =>
  keyCall(scope, 'Decrypt', aKey(scope), true, {
    encryptionContext: { ...context(scope) },
    encryptionAlgorithm: 'SYMMETRIC_DEFAULT',
  });

export const generateDataKey: MakeCall = (scope) => {
  const key = aKey(scope);
  return keyCall(scope, 'GenerateDataKey', key, true, {
    keyId: keyArn(scope, key),
    encryptionContext: { ...context(scope) },
    keySpec: 'AES_256',
  });
};

function context({ world, random, account, region }: Scope): Readonly<Record<string, string>> {
  const assets = world.assets(account, region);
  return random.chance(0.6)
    ? { 'aws:s3:arn': `arn:aws:s3:::${random.favour(assets.buckets)}` }
    : { 'aws:ebs:id': random.favour(assets.volumes) };
}

const namedKey = (scope: Scope): unknown => ({ keyId: aKey(scope) });

export const kmsReads: readonly MakeCall[] = [
  ...reads('kms', 'ListKeys ListAliases', () => ({ limit: 1000 })),
  ...reads('kms', 'DescribeKey GetKeyPolicy GetKeyRotationStatus', namedKey),
];
