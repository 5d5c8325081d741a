import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { assetsFolder } from '../../../../main/platform/assets.ts';
import { countEvents, loadRule, pageOfRefs, type Query } from '../../../../main/query/index.ts';
import { archiveOf, record, type TestArchive } from '../archive-of.ts';

const folder = join(assetsFolder(), 'rules');
const files = readdirSync(folder).filter((file) => file.endsWith('.yml'));

const Case = z.strictObject({ why: z.string().min(1), record: z.record(z.string(), z.unknown()) });
const Cases = z.strictObject({
  matching: z.array(Case).min(2),
  nonMatching: z.array(Case).min(1),
});

const open: TestArchive[] = [];
afterAll(() => open.forEach((archive) => archive.remove()));

async function found(query: Query, records: readonly object[]): Promise<boolean[]> {
  // A second of its own for each, so that the order of the ids is the order of the records.
  const timed = records.map((each, index) => ({
    ...each,
    eventTime: new Date(Date.UTC(2026, 2, 14) + index * 1000).toISOString(),
  }));
  const archive = await archiveOf(timed);
  open.push(archive);
  const ids = new Set(pageOfRefs(archive.read, query, 0, 1000));
  const everything = pageOfRefs(archive.read, { kind: 'all' }, 0, 1000).reverse();
  expect(everything).toHaveLength(records.length);
  return everything.map((id) => ids.has(id));
}

describe.each(files)('%s', (file) => {
  const rule = loadRule(readFileSync(join(folder, file)));
  const beside = file.replace('.yml', '.events.json');
  const cases = Cases.parse(JSON.parse(readFileSync(join(folder, beside), 'utf8')));

  // Red if a name is added to or taken from the rule's lists, or an exclusion is bound elsewhere.
  test('finds what its examples say', async () => {
    const { matching, nonMatching } = cases;
    const records = [...matching, ...nonMatching].map((each) => each.record);
    expect(await found(rule.query, records)).toEqual([
      ...matching.map(() => true),
      ...nonMatching.map(() => false),
    ]);
  });

  test('says who wrote it and what it may be mistaken about', () => {
    expect(rule).toMatchObject({ author: 'Trailproof', license: 'Apache-2.0' });
    expect(rule.description.length).toBeGreaterThan(40);
    expect(rule.falsepositives.length).toBeGreaterThan(0);
    expect(rule.level).toMatch(/^(low|medium|high)$/);
  });
});

test('no two rules share an id', () => {
  const ids = files.map((file) => loadRule(readFileSync(join(folder, file))).id);
  expect(new Set(ids).size).toBe(ids.length);
});

/** Read from the facts a second time, not from the rules. */
const operations: Readonly<Record<string, readonly [source: string | null, names: string]>> = {
  'iam-policy-changes': [
    'iam.amazonaws.com',
    'DeleteGroupPolicy DeleteRolePolicy DeleteUserPolicy PutGroupPolicy PutRolePolicy PutUserPolicy CreatePolicy DeletePolicy CreatePolicyVersion DeletePolicyVersion AttachRolePolicy DetachRolePolicy AttachUserPolicy DetachUserPolicy AttachGroupPolicy DetachGroupPolicy',
  ],
  'cloudtrail-changes': [null, 'CreateTrail UpdateTrail DeleteTrail StartLogging StopLogging'],
  'kms-keys-disabled-or-deleted': ['kms.amazonaws.com', 'DisableKey ScheduleKeyDeletion'],
  's3-bucket-policy-changes': [
    's3.amazonaws.com',
    'PutBucketAcl PutBucketPolicy PutBucketCors PutBucketLifecycle PutBucketReplication DeleteBucketPolicy DeleteBucketCors DeleteBucketLifecycle DeleteBucketReplication',
  ],
  'aws-config-changes': [
    'config.amazonaws.com',
    'StopConfigurationRecorder DeleteDeliveryChannel PutDeliveryChannel PutConfigurationRecorder',
  ],
  'security-group-changes': [
    null,
    'AuthorizeSecurityGroupIngress AuthorizeSecurityGroupEgress RevokeSecurityGroupIngress RevokeSecurityGroupEgress CreateSecurityGroup DeleteSecurityGroup ModifySecurityGroupRules',
  ],
  'network-acl-changes': [
    null,
    'CreateNetworkAcl CreateNetworkAclEntry DeleteNetworkAcl DeleteNetworkAclEntry ReplaceNetworkAclEntry ReplaceNetworkAclAssociation',
  ],
  'network-gateway-changes': [
    null,
    'CreateCustomerGateway DeleteCustomerGateway AttachInternetGateway CreateInternetGateway DeleteInternetGateway DetachInternetGateway',
  ],
  'route-table-changes': [
    'ec2.amazonaws.com',
    'CreateRoute CreateRouteTable ReplaceRoute ReplaceRouteTableAssociation DeleteRouteTable DeleteRoute DisassociateRouteTable',
  ],
  'vpc-changes': [
    null,
    'CreateVpc DeleteVpc ModifyVpcAttribute AcceptVpcPeeringConnection CreateVpcPeeringConnection DeleteVpcPeeringConnection RejectVpcPeeringConnection AttachClassicLinkVpc DetachClassicLinkVpc DisableVpcClassicLink EnableVpcClassicLink',
  ],
  'organizations-changes': [
    'organizations.amazonaws.com',
    'AcceptHandshake AttachPolicy CreateAccount CreateOrganizationalUnit CreatePolicy DeclineHandshake DeleteOrganization DeleteOrganizationalUnit DeletePolicy DetachPolicy DisablePolicyType EnablePolicyType InviteAccountToOrganization LeaveOrganization MoveAccount RemoveAccountFromOrganization UpdatePolicy UpdateOrganizationalUnit',
  ],
};

// Red if any one of the 91 names is missing or misspelt, or a source is not asked for.
test.each(Object.entries(operations))('%s lists each operation', async (file, [source, names]) => {
  const { query } = loadRule(readFileSync(join(folder, `${file}.yml`)));
  const eventNames = names.split(' ');
  const right = eventNames.map((eventName) => record({ eventSource: source ?? 'x', eventName }));
  const wrong = eventNames.map((eventName) => record({ eventSource: 'other', eventName }));
  const archive = await archiveOf([...right, ...wrong, record({ eventName: 'ListThings' })]);
  open.push(archive);
  const expected = source === null ? right.length * 2 : right.length;
  expect(countEvents(archive.read, query)).toBe(expected);
});
