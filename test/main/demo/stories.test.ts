import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { writeDemo, type DemoResult } from '../../../main/demo/index.ts';
import { parseQuery } from '../../../main/query/parse.ts';
import { at, logsOf, newFolder, toldIn, type Row, type Told } from './trail.ts';

const folder = newFolder();
let result: DemoResult;
let told: Told;
let records: ReadonlyMap<string, Row>;

beforeAll(async () => {
  result = await writeDemo({ out: folder, events: 3000, days: 3 });
  told = toldIn(folder);
  const rows = logsOf(folder).flatMap((log) => log.records);
  records = new Map(rows.map((row) => [String(row['eventID']), row]));
});

/** Written from the text of the benchmark, not from the generator. */
const names: Readonly<Record<string, RegExp>> = {
  '5.4':
    /^iam (((Delete|Put)(Group|Role|User)|Create|Delete|(Attach|Detach)(Role|User|Group))Policy|(Create|Delete)PolicyVersion)$/,
  '5.5': /^cloudtrail ((Create|Update|Delete)Trail|(Start|Stop)Logging)$/,
  '5.7': /^kms (DisableKey|ScheduleKeyDeletion)$/,
  '5.8': /^s3 (PutBucketAcl|(Put|Delete)Bucket(Policy|Cors|Lifecycle|Replication))$/,
  '5.9':
    /^config (StopConfigurationRecorder|(Delete|Put)DeliveryChannel|PutConfigurationRecorder)$/,
  '5.10':
    /^ec2 ((Authorize|Revoke)SecurityGroup(In|E)gress|(Create|Delete)SecurityGroup|ModifySecurityGroupRules)$/,
  '5.11':
    /^ec2 ((Create|Delete)NetworkAcl|(Create|Delete|Replace)NetworkAclEntry|ReplaceNetworkAclAssociation)$/,
  '5.12': /^ec2 ((Create|Delete)CustomerGateway|(Attach|Create|Delete|Detach)InternetGateway)$/,
  '5.13':
    /^ec2 ((Create|Replace|Delete)Route|(Create|Delete|Disassociate)RouteTable|ReplaceRouteTableAssociation)$/,
  '5.14':
    /^ec2 ((Create|Delete)Vpc|ModifyVpcAttribute|(Accept|Create|Delete|Reject)VpcPeeringConnection|(Attach|Detach)ClassicLinkVpc|(Disable|Enable)VpcClassicLink)$/,
  '5.15':
    /^organizations ((Accept|Decline)Handshake|(Attach|Create|Delete|Detach|Update)Policy|CreateAccount|(Create|Delete|Update)OrganizationalUnit|DeleteOrganization|(Disable|Enable)PolicyType|InviteAccountToOrganization|LeaveOrganization|MoveAccount|RemoveAccountFromOrganization)$/,
};

function meets(number: string, row: Row): boolean {
  const what = String(row['eventName']);
  const pattern = names[number];
  if (pattern) return pattern.test(`${String(row['eventSource']).split('.')[0]} ${what}`);
  if (number === '5.1') {
    const refused = /^AccessDenied|UnauthorizedOperation$/.test(String(row['errorCode']));
    const excluded = row['sourceIPAddress'] === 'delivery.logs.amazonaws.com';
    return refused && !excluded && what !== 'HeadBucket';
  }
  if (number === '5.3') {
    const byRoot = at(row, 'userIdentity.type') === 'Root';
    const byService = at(row, 'userIdentity.invokedBy') !== undefined;
    return byRoot && !byService && row['eventType'] !== 'AwsServiceEvent';
  }
  if (what !== 'ConsoleLogin') return false;
  if (number === '5.6') return row['errorMessage'] === 'Failed authentication';
  const withMfa = at(row, 'additionalEventData.MFAUsed') === 'Yes';
  const success = at(row, 'responseElements.ConsoleLogin') === 'Success';
  return number === '5.2' && !withMfa && success && at(row, 'userIdentity.type') === 'IAMUser';
}

test('all stories are told, and every event of theirs exists and meets its condition', () => {
  expect(told.stories).toEqual(result.stories);
  expect(told.stories).toHaveLength(22);
  for (const story of told.stories) {
    expect(story.events.length, story.id).toBeGreaterThan(0);
    for (const id of story.events) {
      const row = records.get(id);
      expect(row, story.id).toBeDefined();
      const number = story.control?.replace('CIS ', '');
      if (number !== undefined) expect(meets(number, row as Row), `${story.id} ${id}`).toBe(true);
    }
  }
});

test('each of the fifteen conditions has the number of events the generator says, never none', () => {
  const controls = new Set(told.stories.map((story) => story.control));
  for (let number = 1; number <= 15; number += 1) {
    const id = `5.${number}`;
    const counted = [...records.values()].filter((row) => meets(id, row)).length;
    expect(counted, id).toBe(told.cis[id]);
    expect(counted, id).toBeGreaterThan(0);
    expect(controls, id).toContain(`CIS ${id}`);
  }
});

test('ten questions have true answers', () => {
  expect(told.questions).toHaveLength(10);
  const answers = new Map(told.questions.map((question) => [question.id, question]));
  const same = (id: string, matches: (row: Row) => boolean): void => {
    const expected = [...records].filter(([, row]) => matches(row)).map(([eventId]) => eventId);
    expect(answers.get(id)?.count, id).toBe(expected.length);
    expect([...(answers.get(id)?.events ?? [])].sort(), id).toEqual(expected.sort());
  };
  for (const [id, number] of [
    ['root', '5.3'],
    ['no-mfa', '5.2'],
    ['logging', '5.5'],
    ['failed-sign-ins', '5.6'],
    ['refused', '5.1'],
  ] as const) {
    same(id, (row) => meets(number, row));
  }
  same('policy-changes', (row) => meets('5.4', row) && row['errorCode'] === undefined);
  same('administrators', (row) => {
    const policy = String(at(row, 'requestParameters.policyArn'));
    return String(row['eventName']).startsWith('Attach') && policy.endsWith('/AdministratorAccess');
  });
  same('open-to-world', (row) => {
    const opens = row['eventName'] === 'AuthorizeSecurityGroupIngress';
    return opens && JSON.stringify(row).includes('0.0.0.0/0');
  });
  same('keys-for-others', (row) => row['eventName'] === 'CreateAccessKey');
  same('leaver', (row) => at(row, 'userIdentity.userName') === 'rosa.castellano');
});

test('logging was off for 38 minutes, between the two events of the story', () => {
  const [stop, start] = (told.stories.find(({ id }) => id === 'trail-stopped')?.events ?? []).map(
    (id) => records.get(id),
  );
  expect([stop?.['eventName'], start?.['eventName']]).toEqual(['StopLogging', 'StartLogging']);
  expect([stop?.['eventTime'], start?.['eventTime']]).toEqual([
    told.notLogged.from,
    told.notLogged.to,
  ]);
  const off = Date.parse(told.notLogged.to) - Date.parse(told.notLogged.from);
  expect(off).toBe(38 * 60_000);
  expect(String(at(stop as Row, 'userIdentity.arn'))).toContain('assumed-role/BreakGlass/');
});

test('hostile text arrives in the records unchanged', () => {
  const story = told.stories.find(({ id }) => id === 'hostile-names');
  const text = JSON.stringify(story?.events.map((id) => records.get(id)));
  for (const part of ['<img src=x onerror=', '=HYPERLINK(', '\u202e', '=1+1@', '../../']) {
    expect(text).toContain(part);
  }
});

test('the search bar understands the query of every story', () => {
  for (const { query, id } of told.stories) expect(() => parseQuery(query), id).not.toThrow();
});

test('lists of the client speak of what is in the trail', () => {
  const rows = (name: string): readonly string[] =>
    readFileSync(join(folder, 'client', name), 'utf8')
      .trim()
      .split('\r\n')
      .slice(1);
  expect(rows('leavers.csv').map((row) => row.split(',')[0])).toEqual(['rosa.castellano']);
  const jobs = new Set(
    [...records.values()].map((row) => String(at(row, 'userIdentity.arn')).split('/').at(-1)),
  );
  const unknown = rows('changes.csv').filter((row) => !jobs.has(row.split(',')[1]));
  expect(unknown).toHaveLength(2);
});
