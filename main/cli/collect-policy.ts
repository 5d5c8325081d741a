import type { Command } from 'commander';
import { accessPolicy, trustPolicy } from '../collect/aws/policy.ts';
import { bucketPlace } from '../collect/aws/trail-keys.ts';
import { withCommonOptions, type CommonOptions } from './context.ts';
import type { Output } from './output.ts';

interface Options extends CommonOptions {
  readonly principal: string;
  readonly externalId?: string;
  readonly organization?: boolean;
  readonly s3?: string;
  readonly kmsKey?: string;
}

/** `collect-policy`: the IAM policies that a client creates the auditor's role with. */
export function addCollectPolicy(program: Command, output: Output): void {
  withCommonOptions(program.command('collect-policy'))
    .description('print the least IAM policies that collecting needs, to hand to a client')
    .requiredOption('--principal <arn>', 'who may take the role: your ARN, or your account id')
    .option('--external-id <id>', 'agreed with the client')
    .option('--organization', 'with the list of the accounts')
    .option('--s3 <url>', 'with the bucket of a trail, as s3://bucket/prefix')
    .option('--kms-key <arn>', 'with the key of that bucket')
    .action((options: Options) => {
      const { principal, externalId, organization = false, s3, kmsKey } = options;
      const place = s3 === undefined ? undefined : bucketPlace(s3);
      const bucket = place === undefined ? undefined : { name: place.bucket, prefix: place.base };
      const partition = /^arn:(aws[\w-]*):/.exec(kmsKey ?? principal)?.[1] ?? 'aws';
      const access = accessPolicy({ organization, bucket, kmsKey, partition });
      const trust = trustPolicy(principal, externalId);
      output.finish(options, {
        result: { access, trust },
        lines: [
          'Permissions policy of the role:',
          ...JSON.stringify(access, null, 2).split('\n'),
          'Trust policy of the role:',
          ...JSON.stringify(trust, null, 2).split('\n'),
        ],
      });
    });
}
