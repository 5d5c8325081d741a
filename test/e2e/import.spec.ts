import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { logText, record } from '../fixtures/records.ts';
import { haveRealData, realData } from '../fixtures/real-data.ts';
import { expect, test } from './support/app.ts';
import { newEngagement, openRoom } from './support/engagement.ts';
import { writeTrail } from './support/trail.ts';

test('a folder chosen in the dialog becomes an archive whose counts add up', async ({ desk }) => {
  const { window } = desk;
  await newEngagement(desk, 'Payments');
  await desk.photograph('sources-empty');
  await desk.answerDialog(writeTrail(desk.folder));
  await window.getByRole('button', { name: 'Import folder…' }).click();
  const run = window.getByRole('region', { name: 'Import 1' });
  await expect(run.getByText('42 events added from 3 new files.')).toBeVisible();
  await expect(run.getByRole('rowheader', { name: 'The counts add up' })).toBeVisible();
  await desk.photograph('sources-full');
  await openRoom(desk, 'Events');
  await expect(window.getByRole('grid', { name: 'Events' })).toHaveAttribute('aria-rowcount', '43');
  await desk.photograph('events-full');
});

test('files dropped on the window are imported; dropped again they add nothing, and it says so', async ({
  desk,
}) => {
  const { window } = desk;
  const trail = writeTrail(desk.folder);
  await newEngagement(desk, 'Dropped');
  await desk.drop(trail);
  await expect(window.getByText('42 events added from 3 new files.')).toBeVisible();
  await desk.drop(trail);
  const again = window.getByRole('region', { name: 'Import 2' });
  await expect(again).toContainText(/nothing new|already|adds nothing/i);
  await expect(window.getByRole('navigation', { name: 'Rooms' })).toContainText('42');
});

test('what cannot be read is rejected with a reason, and the rest is imported', async ({
  desk,
}) => {
  const { window } = desk;
  const folder = join(desk.folder, 'awkward');
  mkdirSync(folder);
  const whole = gzipSync(logText(record()));
  writeFileSync(join(folder, 'good.json.gz'), whole);
  writeFileSync(join(folder, 'bom.json'), `\ufeff${logText(record({ eventID: 'b' }))}`);
  writeFileSync(join(folder, 'cut.json.gz'), whole.subarray(0, -20));
  writeFileSync(join(folder, 'empty.json'), '');
  writeFileSync(join(folder, 'notes.txt'), 'notes');
  await newEngagement(desk, 'Awkward');
  await desk.answerDialog(folder);
  await window.getByRole('button', { name: 'Import folder…' }).click();
  const run = window.getByRole('region', { name: 'Import 1' });
  await expect(run.getByRole('tab', { name: /Rejected 2/ })).toBeVisible();
  await expect(run).toContainText('cut.json.gz');
  await expect(run).toContainText('empty.json');
  await run.getByRole('tab', { name: /Ignored 1/ }).click();
  await expect(run).toContainText('notes.txt');
  await desk.photograph('sources-rejected');
});

test('an empty folder is one clear sentence', async ({ desk }) => {
  const { window } = desk;
  const folder = join(desk.folder, 'empty');
  mkdirSync(folder);
  await newEngagement(desk, 'Empty');
  await desk.answerDialog(folder);
  await window.getByRole('button', { name: 'Import folder…' }).click();
  await expect(window.getByText(/holds no files/)).toBeVisible();
});

test('a real trail of 2,900 records is indexed whole', async ({ desk }) => {
  test.skip(!haveRealData, 'TRAILPROOF_REAL_DATA names no folder');
  const { window } = desk;
  await newEngagement(desk, 'Real');
  await desk.answerDialog(realData('invictus'));
  await window.getByRole('button', { name: 'Import folder…' }).click();
  await expect(window.getByText('2,900 events added from 55 new files.')).toBeVisible();
});
