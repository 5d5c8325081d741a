/**
 * Counts on real records, each recomputed from the raw files by lines that share nothing with the
 * program. Skipped, visibly, where TRAILPROOF_REAL_DATA names no folder.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from '../../../main/archive/sql.ts';
import { createAssessment, rerunPopulation } from '../../../main/assess/index.ts';
import { assetsFolder } from '../../../main/platform/assets.ts';
import { countEvents, pageOfRefs, parseQuery } from '../../../main/query/index.ts';
import { archiveOfFolder, author, type TestArchive } from './archive-of.ts';

const data = process.env['TRAILPROOF_REAL_DATA'];

interface Raw {
  readonly eventTime: string;
  readonly eventName: string;
  readonly eventSource: string;
  readonly eventType: string;
  readonly errorCode?: string;
  readonly errorMessage?: string;
  readonly sourceIPAddress: string;
  readonly userAgent?: string;
  readonly readOnly?: boolean;
  readonly userIdentity: Readonly<Record<string, unknown>>;
  readonly requestParameters: unknown;
  readonly responseElements: unknown;
  readonly additionalEventData?: { readonly MFAUsed?: string };
}

function rawRecords(folder: string): Raw[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.json.gz'))
    .flatMap((path) => {
      const file = JSON.parse(gunzipSync(readFileSync(join(folder, path))).toString('utf8')) as {
        Records: Raw[];
      };
      return file.Records;
    });
}

describe.skipIf(!data)('the records of a simulated attack', () => {
  const folder = join(data ?? '', 'invictus');
  let archive: TestArchive;
  let raw: Raw[];
  beforeAll(async () => {
    archive = await archiveOfFolder(folder);
    raw = rawRecords(folder);
  });
  afterAll(() => archive.remove());

  const count = (text: string): number => countEvents(archive.read, parseQuery(text));

  test('all of them are there', () => {
    expect(raw).toHaveLength(2900);
    expect(count('')).toBe(2900);
  });

  // Red if an index column is filled from another field, or a dictionary id is mixed up.
  test.each(['eventName', 'eventSource', 'errorCode', 'sourceIPAddress', 'userAgent'] as const)(
    'every value of %s is counted right',
    (field) => {
      const counts = new Map<string, number>();
      for (const record of raw) {
        const value = record[field];
        if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
      }
      expect(counts.size).toBeGreaterThan(3);
      for (const [value, expected] of counts) {
        expect(count(`${field} = ${JSON.stringify(value)}`)).toBe(expected);
      }
    },
  );

  const text = (value: unknown): string => JSON.stringify(value) ?? '';
  const questions: readonly (readonly [string, (record: Raw) => boolean])[] = [
    ['error = *', (r) => r.errorCode !== undefined],
    ['NOT error = *', (r) => r.errorCode === undefined],
    ['error:unauthorized', (r) => /unauthorized/i.test(r.errorCode ?? '')],
    [
      'error = *.UnauthorizedOperation',
      (r) => (r.errorCode ?? '').endsWith('.UnauthorizedOperation'),
    ],
    ['what = Describe* error = null', (r) => r.eventName.startsWith('Describe') && !r.errorCode],
    ['what ~ "^(Get|List)[A-Z]"', (r) => /^(Get|List)[A-Z]/.test(r.eventName)],
    ['readOnly = true', (r) => r.readOnly === true],
    ['readOnly != true', (r) => r.readOnly !== true],
    ['userIdentity.type = null', (r) => r.userIdentity['type'] === undefined],
    ['responseElements = null', (r) => r.responseElements === null],
    [
      'userIdentity.sessionContext.attributes.mfaAuthenticated = "true"',
      (r) => text(r.userIdentity).includes('"mfaAuthenticated":"true"'),
    ],
    ['userIdentity.invokedBy = *', (r) => text(r.userIdentity).includes('"invokedBy":"')],
    [
      'requestParameters.roleName = *',
      (r) => typeof (r.requestParameters as { roleName?: unknown } | null)?.roleName === 'string',
    ],
    ['ip IN 10.0.0.0/8', (r) => /^10\.\d+\.\d+\.\d+$/.test(r.sourceIPAddress)],
    ['when = 2023-07-10T12', (r) => r.eventTime.startsWith('2023-07-10T12:')],
    ['when < 2023-07-10T12', (r) => r.eventTime < '2023-07-10T12'],
    [
      'when = 2023-07-10T11:50..2023-07-10T12:05:30',
      (r) => r.eventTime >= '2023-07-10T11:50' && r.eventTime <= '2023-07-10T12:05:30Z',
    ],
  ];
  // Red if absent and null differ, a boolean is 0/1, or a boundary is off by one second.
  test.each(questions)('%s', (query, wanted) => {
    const expected = raw.filter(wanted).length;
    expect(expected).toBeGreaterThan(0);
    expect(count(query)).toBe(expected);
  });

  test('newest first', () => {
    const ids = pageOfRefs(archive.read, parseQuery(''), 0, 3000);
    const times = raw.map((record) => record.eventTime).sort();
    expect(ids).toHaveLength(2900);
    expect(ids.map((id) => Math.floor(id / 2 ** 21))).toEqual(
      times.reverse().map((time) => Date.parse(time) / 1000),
    );
  });

  const has = (names: string, source = ''): ((r: Raw) => boolean) => {
    const list = names.split(' ');
    return (r) => list.includes(r.eventName) && r.eventSource.startsWith(source);
  };
  const login = (r: Raw): boolean => r.eventName === 'ConsoleLogin';
  const populations: readonly ((record: Raw) => boolean)[] = [
    (r) =>
      /UnauthorizedOperation$|^AccessDenied/.test(r.errorCode ?? '') &&
      r.sourceIPAddress !== 'delivery.logs.amazonaws.com' &&
      r.eventName !== 'HeadBucket',
    (r) => login(r) && r.additionalEventData?.MFAUsed !== 'Yes',
    (r) =>
      r.userIdentity['type'] === 'Root' &&
      r.userIdentity['invokedBy'] === undefined &&
      r.eventType !== 'AwsServiceEvent',
    (r) =>
      r.eventSource === 'iam.amazonaws.com' &&
      (/^(Delete|Put)(Group|Role|User)Policy$/.test(r.eventName) ||
        /^(Create|Delete)Policy(Version)?$/.test(r.eventName) ||
        /^(At|De)tach(Group|Role|User)Policy$/.test(r.eventName)),
    (r) => /^((Create|Update|Delete)Trail|(Start|Stop)Logging)$/.test(r.eventName),
    (r) => login(r) && r.errorMessage === 'Failed authentication',
    has('DisableKey ScheduleKeyDeletion', 'kms.'),
    (r) =>
      r.eventSource === 's3.amazonaws.com' &&
      (/^PutBucket(Acl|Policy|Cors|Lifecycle|Replication)$/.test(r.eventName) ||
        /^DeleteBucket(Policy|Cors|Lifecycle|Replication)$/.test(r.eventName)),
    has(
      'StopConfigurationRecorder DeleteDeliveryChannel PutDeliveryChannel PutConfigurationRecorder',
      'config.',
    ),
    (r) =>
      /^(Authorize|Revoke)SecurityGroup(Ingress|Egress)$/.test(r.eventName) ||
      /^(Create|Delete)SecurityGroup$|^ModifySecurityGroupRules$/.test(r.eventName),
    (r) =>
      /^(Create|Delete)NetworkAcl(Entry)?$|^ReplaceNetworkAcl(Entry|Association)$/.test(
        r.eventName,
      ),
    (r) =>
      /^(Create|Delete)(Customer|Internet)Gateway$|^(At|De)tachInternetGateway$/.test(r.eventName),
    (r) =>
      r.eventSource === 'ec2.amazonaws.com' &&
      /^((Create|Delete)Route(Table)?|ReplaceRoute(TableAssociation)?|DisassociateRouteTable)$/.test(
        r.eventName,
      ),
    (r) =>
      /^((Create|Delete)Vpc|ModifyVpcAttribute|(Accept|Create|Delete|Reject)VpcPeeringConnection)$/.test(
        r.eventName,
      ) || /^((At|De)tachClassicLinkVpc|(Dis|En)ableVpcClassicLink)$/.test(r.eventName),
    has(
      'AcceptHandshake AttachPolicy CreateAccount CreateOrganizationalUnit CreatePolicy DeclineHandshake DeleteOrganization DeleteOrganizationalUnit DeletePolicy DetachPolicy DisablePolicyType EnablePolicyType InviteAccountToOrganization LeaveOrganization MoveAccount RemoveAccountFromOrganization UpdatePolicy UpdateOrganizationalUnit',
      'organizations.',
    ),
  ];

  // Red if any rule of the pack, its exclusions or its scope finds one event more or less.
  test('the populations of CIS AWS Foundations 7.0.0, section 5', () => {
    const { write: db, readRecord } = archive;
    const made = createAssessment(
      { db, author, readRecord, assetsFolder: assetsFolder() },
      {
        framework: 'cis-aws-foundations@7.0.0',
        name: 'Attack',
        from: '2023-07-10T00:00:00Z',
        to: '2023-07-11T00:00:00Z',
        accounts: [],
        regions: [],
      },
    );
    expect(made.controls.map(({ population }) => population)).toEqual(
      populations.map((wanted) => raw.filter(wanted).length),
    );
    const everything = made.controls.reduce((sum, { population }) => sum + population, 0);
    expect(archive.read.all(sql`SELECT event FROM population_item`)).toHaveLength(everything);
    for (const { id } of made.controls) {
      expect(rerunPopulation({ db, readRecord }, made.id, id).same).toBe(true);
    }
  });
});
