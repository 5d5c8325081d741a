import { expect, test } from 'vitest';
import { checkCompleteness } from '../../../../main/archive/completeness/check.ts';
import { dayView } from '../../../../main/archive/completeness/day-view.ts';
import { collectedBefore } from '../../../../main/archive/collected-before.ts';
import { importSource } from '../../../../main/archive/import.ts';
import type { Archive } from '../../../../main/archive/open.ts';
import { prepareCollection, reachFor } from '../../../../main/collect/aws/collect.ts';
import type { World } from '../../../fake-aws/world.ts';
import { maria, newArchive } from '../../../fixtures/archives.ts';
import { day, historyWorld, signedIn } from './fake-history.ts';

const account = '111122223333';
const arn = `arn:aws:cloudtrail:us-east-1:${account}:trail/main`;
const now = Date.now();
const seconds = (daysAgo: number): number => Math.floor((now - daysAgo * day) / 1000);

/** Four regions are enabled, and one trail logs all of them; eu-central-1 has been silent. */
function world(status: Readonly<Record<string, unknown>>): World {
  const made = historyWorld({ accounts: 1, regions: 4, count: 40, days: 10 }, now);
  made.events.set(`${account} eu-central-1`, []);
  const description = { Name: 'main', TrailARN: arn, HomeRegion: 'us-east-1' };
  return {
    ...made,
    trails: [
      {
        account,
        description: { ...description, IsMultiRegionTrail: true, IsOrganizationTrail: false },
        status,
        selectors: {
          TrailARN: arn,
          EventSelectors: [
            {
              ReadWriteType: 'WriteOnly',
              IncludeManagementEvents: true,
              DataResources: [{ Type: 'AWS::S3::Object', Values: ['arn:aws:s3'] }],
            },
          ],
        },
        insights: { TrailARN: arn, InsightSelectors: [{ InsightType: 'ApiCallRateInsight' }] },
      },
    ],
  };
}

async function collected(made: World): Promise<Archive> {
  const { fake } = await signedIn(made, { rate: { requests: 2, perMs: 20 } });
  const archive = newArchive();
  const asked = {
    signIn: { endpoint: fake.url },
    scope: { regions: ['us-east-1', 'eu-central-1'] },
    from: now - 10 * day,
    to: now,
    rate: { requests: 2, perMs: 20 },
  };
  const wanted = { ...asked, checkpoint: collectedBefore(archive.read) };
  const prepared = prepareCollection(wanted, await reachFor(asked));
  const { source, names } = prepared;
  await importSource(archive.write, { source, names, author: maria });
  prepared.close();
  return archive;
}

// Red if a region that was asked and had nothing looks as if nobody had asked, or an enabled one that
// nobody asked is no row at all.
test('a silent region that was read is collected; an enabled one that was not read is a row, too', async () => {
  const { summary } = await checkCompleteness((await collected(world({ IsLogging: true }))).read);
  expect(summary.rows.map(({ region }) => region)).toEqual([
    'ap-southeast-2',
    'eu-central-1',
    'eu-west-1',
    'us-east-1',
  ]);
  const daysOf = (region: string) => summary.rows.find((row) => row.region === region)?.days;
  expect(summary.days).toBeGreaterThanOrEqual(10);
  // In the last hour of a day (UTC) the first day has no whole hour that was asked for.
  const asked = /^(?:U{10,11}|\.U{10})$/;
  for (const region of ['us-east-1', 'eu-central-1']) expect(daysOf(region)).toMatch(asked);
  for (const region of ['eu-west-1', 'ap-southeast-2']) expect(daysOf(region)).toMatch(/^\.+$/);
  expect(summary.gaps).toEqual([]);
});

// Red if what AWS says of its trails is kept, and not read.
test('what AWS answered tells since when a trail logs, and what', async () => {
  const archive = await collected(world({ IsLogging: true, StartLoggingTime: seconds(5) }));
  const checked = await checkCompleteness(archive.read);
  const trail = checked.summary.logging.find((each) => each.arn === arn);
  expect(trail).toMatchObject({ arn, name: 'main', isMultiRegion: true, isOrganization: false });
  expect(trail?.spans).toMatchObject([
    { from: null, state: '?' },
    { to: null, state: '1', because: expect.stringMatching(/^GetTrailStatus at /) },
  ]);
  expect(Date.parse(trail?.spans[1]?.from ?? '')).toBe(seconds(5) * 1000);
  const told = {
    management: 'write',
    data: ['AWS::S3::Object (in part)'],
    insights: ['ApiCallRateInsight'],
    to: null,
  };
  expect(trail?.told).toMatchObject([told]);
  const row = checked.summary.rows.find(({ region }) => region === 'eu-west-1');
  const logging = row?.logging ?? '';
  expect(logging.slice(0, 3)).toBe('???');
  expect(logging.slice(-3)).toBe('111');
  const today = new Date(now).toISOString().slice(0, 10);
  const view = dayView(checked, { account, region: 'eu-west-1', day: today });
  expect(view.told).toMatchObject([{ trail: 'main', ...told }]);
});

test('a trail that AWS says is stopped was off since then', async () => {
  const archive = await collected(
    world({ IsLogging: false, StartLoggingTime: seconds(20), StopLoggingTime: seconds(3) }),
  );
  const { rows, logging } = (await checkCompleteness(archive.read)).summary;
  const trail = logging.find((each) => each.arn === arn);
  expect(trail?.spans.map(({ state }) => state).join('')).toBe('?10');
  expect(rows.find(({ region }) => region === 'eu-west-1')?.logging).toMatch(/^1{6,8}0{3,5}$/);
});
