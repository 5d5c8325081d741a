import type { AwsAccess } from '../../preload/contract/collect.ts';
import { exampleImport } from './example-sources.ts';
import type { FakeBridge } from './fake-bridge.ts';

const exampleAccess: AwsAccess = {
  identity: { account: '111122223333', arn: 'arn:aws:iam::111122223333:user/maria' },
  checks: [
    {
      action: 'cloudtrail:LookupEvents',
      purpose: 'the event history',
      ok: true,
      words: 'may be read in us-east-1',
    },
  ],
  trails: [
    { name: 'org-trail', s3: 's3://northwind-trail', region: 'eu-central-1', isOrganization: true },
  ],
};

/** An AWS with two profiles, of which one asks for a code. */
export function answerCollect({ handle }: Pick<FakeBridge, 'handle'>): void {
  handle('collect.profiles', () => ({
    profiles: [
      { name: 'client', kind: 'sso', mfa: false, risks: [] },
      { name: 'client-mfa', kind: 'role', mfa: true, risks: [] },
    ],
    environment: false,
  }));
  handle('collect.test', () => exampleAccess);
  handle('collect.start', () => ({ result: exampleImport, notes: [] }));
  handle('collect.code', () => null);
  handle('collect.policies', ({ principal }) => ({
    access: '{\n  "Version": "2012-10-17"\n}',
    trust: principal === null ? null : '{\n  "Version": "2012-10-17"\n}',
  }));
}
