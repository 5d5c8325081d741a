import { expect, test } from 'vitest';
import { record } from '../../fixtures/records.ts';
import { archiveOf, expectRefusal, json, run, withOwnHome } from './command-line.ts';

withOwnHome();

const ada = ['--as', 'Ada Example'];

// Red if an option is taken and does nothing, or the reason is not kept.
test('people are pseudonymised and shown again for a reason, from the command line', async () => {
  const archive = await archiveOf(record());
  const privacy = (...words: readonly string[]) => json('privacy', '--archive', archive, ...words);
  expect(await privacy()).toMatchObject({ isOn: false, by: null });
  expect(await privacy('--on', ...ada)).toMatchObject({ isOn: true, by: 'Ada Example' });
  const lifted = await privacy('--lift', '--reason', 'Interview', ...ada);
  expect(lifted).toMatchObject({ isOn: false, by: 'Ada Example', reason: 'Interview' });
  const { out } = await run('privacy', '--archive', archive);
  expect(out).toMatch(/shown by name in the window again since .*, by Ada Example: Interview/);
});

// Red if the command line hides names: files and scripts hold what the records hold.
test('the command line itself goes on naming people', async () => {
  const archive = await archiveOf(record());
  await run('privacy', '--archive', archive, '--on', ...ada);
  const { out } = await run('search', '--archive', archive, '--format', 'raw', 'who:maria');
  expect(out).toContain('"userName":"maria"');
});

// Red if a refusal writes an act all the same, or is told by another code.
test('what cannot be done is refused in a sentence', async () => {
  const archive = await archiveOf(record());
  const privacy = ['privacy', '--archive', archive];
  const refused = async (exit: number, says: RegExp, ...words: readonly string[]) =>
    expectRefusal(await run(...privacy, ...words, ...ada), exit, says);
  await refused(3, /nothing to lift/, '--lift', '--reason', 'x');
  await run(...privacy, '--on', ...ada);
  await refused(3, /already/, '--on');
  await refused(2, /only for a reason/, '--lift');
  await refused(2, /--reason together with --lift/, '--reason', 'x');
  await refused(2, /Say either/, '--on', '--lift');
  expect(await json(...privacy)).toMatchObject({ isOn: true });
});
