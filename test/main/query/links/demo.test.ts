import { expect, test } from 'vitest';
import { writeDemo } from '../../../../main/demo/index.ts';
import { indexWords } from '../../../../main/archive/text/index-words.ts';
import { archiveOfFolder } from '../archive-of.ts';
import { newFolder, toldIn } from '../../demo/trail.ts';
import { linksIn } from './linked.ts';

// Red if the way stops at the first role, or if it names the session instead of the person who signed in.
test('the trail was stopped by a role that leads back to the person who signed in', async () => {
  const out = newFolder();
  await writeDemo({ out, events: 6000 });
  const archive = await archiveOfFolder(out);
  await indexWords(archive.write);
  const story = toldIn(out).stories.find(({ id }) => id === 'trail-stopped');
  const { credentials } = linksIn(archive, story?.events[0]);
  expect(credentials?.steps.map(({ row }) => row.eventName)).toEqual([
    'AssumeRole',
    'AssumeRoleWithSAML',
  ]);
  expect(credentials).toMatchObject({ end: 'principal', actor: { ground: 'user name' } });
  expect(credentials?.actor?.name).toMatch(/^tomasz\.wilk@/);
  expect(credentials?.sentence).toContain('given by its identity provider');
  archive.remove();
}, 60_000);
