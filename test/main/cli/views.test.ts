import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { record } from '../../fixtures/records.ts';
import { tempFolder } from '../../fixtures/temp.ts';
import { logText } from '../../fixtures/records.ts';
import {
  archiveOf,
  expectRefusal,
  fileOf,
  json,
  lastLine,
  run,
  withOwnHome,
} from './command-line.ts';

withOwnHome();

const me = ['--as', 'Ada Example'];

async function prepared() {
  const archive = await archiveOf(
    record({ eventID: 'one' }),
    record({ eventID: 'two', eventName: 'X' }),
  );
  const views = (...words: readonly string[]) =>
    json('views', '--archive', archive, ...me, ...words);
  return { archive, views };
}

// Red if a view is kept otherwise than it was said, or search finds something else by its name.
test('a view is saved, changed, searched by name, and removed', async () => {
  const { archive, views } = await prepared();
  expect(await views('--save', 'Stops', '--query', 'what = StopLogging', '--pin')).toMatchObject({
    id: 'V-1',
    pinned: true,
    alert: null,
    author: 'Ada Example',
  });
  expect(
    await views('--save', 'stops', '--unpin', '--alert', '5/10m', '--alert-by', 'ip'),
  ).toMatchObject({
    id: 'V-1',
    query: 'what = StopLogging',
    pinned: false,
    alert: { count: 5, seconds: 600, by: 'ip' },
  });
  expect(await views('--save', 'stops', '--no-alert')).toMatchObject({ alert: null });
  const search = ['search', '--archive', archive, '--view', 'STOPS', '--format', 'count'];
  expect(await json(...search)).toMatchObject({ count: 1 });
  expect(await json(...search, 'what = X')).toMatchObject({ count: 0 });
  expect(await views()).toMatchObject({ views: [{ name: 'stops' }] });
  expect((await run('views', '--archive', archive)).out).toContain('what = StopLogging');
  await views('--remove', 'Stops');
  expect(await views()).toEqual({ views: [] });
});

// Red if a file that was written cannot be taken over, or one that is none is.
test('views are handed on by file', async () => {
  const [one, other] = [await prepared(), await prepared()];
  await one.views('--save', 'A', '--query', 'x', '--alert', '1');
  await one.views('--save', 'B', '--query', 'y');
  const file = join(tempFolder(), 'v.json');
  expect(await one.views('--export', file, '--view', 'a')).toMatchObject({ views: 1 });
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ schema: 'trailproof-views-1' });
  expect(await other.views('--import', file)).toEqual({ added: ['A'], known: 0 });
  expect(await other.views('--import', file)).toEqual({ added: [], known: 1 });
  writeFileSync(file, '[]');
  const ran = await run('views', '--archive', other.archive, ...me, '--import', file);
  expectRefusal(ran, 2, /it holds no views/);
});

test.each([
  [['--save', 'x'], /Say what “x” finds: --query/],
  [['--query', 'x'], /Name the view that is meant/],
  [['--save', 'x', '--query', '('], /At character|is missing|closed/],
  [['--save', 'x', '--query', '', '--alert', '5'], /Write it like 5\/10m/],
  [['--save', 'x', '--query', '', '--alert-by', 'ip'], /how many events raise/],
  [['--remove', 'x'], /There is no view “x”; there are: none yet/],
  [['--remove', 'x', '--export', 'y'], /Do one thing/],
  [['--view', 'x'], /--view belongs to --export/],
])('views %j is refused', async (words, says) => {
  const { archive } = await prepared();
  expectRefusal(await run('views', '--archive', archive, ...me, ...words), 2, says);
});

// Red if an alert does not end the command with 4, is told twice, or is told without being asked for.
test('import --alerts ends with 4 when an alert is raised, once', async () => {
  const { archive, views } = await prepared();
  await views(
    '--save',
    'Stops',
    '--query',
    'what = StopLogging',
    '--alert',
    '2/1h',
    '--alert-by',
    'who',
  );
  const log = (...ids: readonly string[]) =>
    fileOf('log.json', logText(...ids.map((eventID) => record({ eventID }))));
  const first = await run('import', log('three'), '--archive', archive, '--json');
  expect(first.exit).toBe(0);
  expect(lastLine(first)).not.toHaveProperty('alerts');
  const again = ['import', log('four'), '--archive', archive, '--alerts'];
  const ran = await run(...again, '--json');
  expect(ran.exit).toBe(4);
  expect(lastLine(ran)).toMatchObject({
    indexed: 1,
    alerts: [{ id: 'R-1', name: 'Stops', events: 3, fresh: 2, value: 'maria' }],
  });
  const second = await run(...again);
  expect(second).toMatchObject({ exit: 0 });
  expect(second.out).toContain('No alert was raised by 1.');
  expect(await json('alerts', '--archive', archive)).toMatchObject({ open: 1, total: 1 });
  const note = ['--acknowledge', 'R-1', '--note', 'Known.', ...me];
  expect(await json('alerts', '--archive', archive, ...note)).toEqual({ acknowledged: 1 });
  expect(await json('alerts', '--archive', archive, '--open')).toMatchObject({
    open: 0,
    alerts: [],
  });
  expectRefusal(
    await run('alerts', '--archive', archive, ...me, '--acknowledge', 'x'),
    2,
    /is no alert/,
  );
});

// Red if the files are not where they are said to be, or the words are not those of collect.
test('schedule-units writes what a scheduler needs', async () => {
  const out = join(tempFolder(), 'units');
  const common = ['schedule-units', '--archive', 'my archive.trailproof', '--out', out];
  const told = await json(
    ...common,
    '--for',
    'systemd',
    '--at',
    '02:00',
    '--zone',
    'UTC',
    '--profile',
    'client',
    '--program',
    '/opt/trailproof',
  );
  expect(told['files']).toEqual([
    'trailproof-collect-cloudtrail.service',
    'trailproof-collect-cloudtrail.timer',
  ]);
  const service = readFileSync(join(out, 'trailproof-collect-cloudtrail.service'), 'utf8');
  expect(service).toMatch(
    /^ExecStart="\/opt\/trailproof" "collect" "--archive=\/.*\/my archive\.trailproof" "--profile=client" "--all-regions" "--alerts" "--quiet" "--wait=3600"$/m,
  );
  expectRefusal(await run(...common, '--for', 'launchd'), 2, /either --at HH:MM or --every/);
  expectRefusal(await run(...common, '--for', 'launchd', '--at', '25:00'), 2, /like 02:00/);
  expectRefusal(
    await run(...common, '--for', 'launchd', '--at', '02:00', '--accounts', '1'),
    2,
    /--accounts is not such/,
  );
});
