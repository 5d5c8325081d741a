import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../../fixtures/temp.ts';
import { archiveOf, expectRefusal, fileOf, json, run, withOwnHome } from './command-line.ts';

withOwnHome();

test('roll-over makes the next archive, which verifies with the one before beside it', async () => {
  const archive = await archiveOf();
  const out = join(tempFolder(), 'next.trailproof');
  const words = ['roll-over', '--archive', archive, '--out', out, '--name', 'FY27', '--as', 'M'];
  expect(await json(...words)).toMatchObject({
    out,
    head: expect.stringMatching(/^\w{64}$/) as string,
    previous: { last_event: '2026-03-14T02:17:08Z' },
  });
  const { out: said } = await run('verify', out, '--previous', archive);
  expect(said).toMatch(/^Valid; .*\nok {3}predecessor: “test” \(test\.trailproof\), head \w{64}/s);
  expect(await json('verify', archive)).toMatchObject({ valid: true });
  expect((await run('search', '', '--archive', out, '--format', 'count')).out).toBe('0\n');
  expectRefusal(await run(...words), 3, /exists already/);
});

test('another predecessor ends with 1, a report with one with 2, and nobody may roll over', async () => {
  const [archive, other] = [await archiveOf(), await archiveOf()];
  const out = join(tempFolder(), 'next.trailproof');
  const words = ['roll-over', '--archive', archive, '--out', out, '--name', 'FY27'];
  expectRefusal(await run(...words), 2, /Say who acts/);
  await json(...words, '--as', 'M');
  const wrong = await run('verify', out, '--previous', other);
  expect(wrong.exit).toBe(1);
  expect(wrong.out).toContain('FAIL predecessor');
  const pdf = fileOf('report.pdf', '%PDF-1.7 and more than sixteen bytes');
  expectRefusal(await run('verify', pdf, '--previous', archive), 2, /only an archive continues/);
});
