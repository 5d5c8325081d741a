import { expect, test } from 'vitest';
import { record } from '../../fixtures/records.ts';
import { archiveOf, expectRefusal, run, withOwnHome } from './command-line.ts';

withOwnHome();

const events = [
  record({
    eventID: 'b',
    eventName: 'PutObject',
    eventTime: '2026-03-14T01:00:00Z',
    requestParameters: { key: '=1+1', tags: ['x', 'y'] },
  }),
  record({ eventID: 'c', eventName: 'assumeRole', eventTime: '2026-03-14T03:00:00Z' }),
  record({ eventID: 'a', eventName: 'CreateUser', eventTime: '2026-03-14T02:00:00Z' }),
];

const ids = (out: string): string[] =>
  out
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as { eventID: string }).eventID);

// Red if the order is that of the search, capitals decide, or --limit cuts before it is put in order.
test('what is found is printed in another order', async () => {
  const archive = await archiveOf(...events);
  const sorted = (...more: readonly string[]) => run('search', '', '--archive', archive, ...more);
  expect(ids((await sorted('--sort', 'eventName')).out)).toEqual(['c', 'a', 'b']);
  expect(ids((await sorted('--sort', 'eventName:descending', '--limit', '1')).out)).toEqual(['b']);
  expect(ids((await sorted('--sort', 'eventTime')).out)).toEqual(['b', 'a', 'c']);
});

// Red if a column is another event's, or a value becomes a formula.
test('CSV of the columns that are wanted, fields of the records too', async () => {
  const archive = await archiveOf(...events);
  const columns = 'eventName,requestparameters.key,requestParameters.tags';
  const asked = ['--format', 'csv', '--columns', columns, '--sort', 'eventTime'];
  const { out } = await run('search', '', '--archive', archive, ...asked);
  expect(out.split('\r\n')).toEqual([
    'eventName,requestParameters.key,requestParameters.tags',
    `PutObject,'=1+1,"x, y"`,
    expect.stringMatching(/^CreateUser,/),
    expect.stringMatching(/^assumeRole,/),
    '',
  ]);
});

// Red if what cannot be done is left out in silence.
test('what no index sorts by, no record has, or several archives cannot, is said', async () => {
  const archive = await archiveOf(...events);
  const at = ['search', '', '--archive', archive] as const;
  expectRefusal(
    await run(...at, '--sort', 'tags'),
    2,
    /The index does not sort by "tags"; try eventName/,
  );
  expectRefusal(await run(...at, '--columns', 'requestParameter.x'), 2, /try requestParameters/);
  const other = await archiveOf(...events);
  expectRefusal(
    await run(...at, '--archive', other, '--sort', 'eventName'),
    2,
    /is for one archive/,
  );
});
