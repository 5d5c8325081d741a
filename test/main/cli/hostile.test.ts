import fc from 'fast-check';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { visible } from '../../../main/platform/visible.ts';
import { logText, record } from '../../fixtures/records.ts';
import { tempFolder } from '../../fixtures/temp.ts';
import { zipOf } from '../collect/zip-file.ts';
import { archiveOf, runOn, withOwnHome, type Ran } from './command-line.ts';

withOwnHome();

/** Clears the screen, in 7 and in 8 bits; a false line; a turned direction; a bell. */
const hostile = '\u001b[2J\u009b2J\rok\n\u202egnp\u0007';
const asShown = String.raw`\u001b[2J\u009b2J\u000dok\u000a\u202egnp\u0007`;
const terminal = { stdout: true, stderr: true };

/** What a terminal would act upon. Lines of our own end with a line feed. */
function acts({ out, err }: Ran): boolean {
  return /(?![\n\t])[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u.test(out + err);
}

describe('nothing that somebody else wrote moves the cursor of who reads', () => {
  test('names of files that are rejected or ignored', async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, `${hostile}.json`), '');
    writeFileSync(join(folder, `${hostile}.txt`), '');
    writeFileSync(join(folder, 'a.zip'), zipOf({ name: `../${hostile}`, data: '' }));
    for (const more of [[], ['--json', '--quiet']]) {
      const archive = join(tempFolder(), 'a');
      const ran = await runOn(terminal, 'import', folder, '--archive', archive, '--quiet', ...more);
      expect(ran.exit).toBe(1);
      expect(acts(ran)).toBe(false);
      expect(ran.out).toContain(more.length === 0 ? `${asShown}.json` : 'u202egnp');
    }
  });

  test('a path in an error stays one line', async () => {
    const ran = await runOn(terminal, 'import', `/nowhere/${hostile}`, '--archive', 'x');
    expect(ran).toMatchObject({ exit: 2, out: '' });
    expect(ran.err).toBe(`/nowhere/${asShown} cannot be read: no such file or folder.\n`);
  });

  test('an argument that is not understood', async () => {
    const ran = await runOn(terminal, 'search', '', '--archive', 'x', `--${hostile}`);
    expect(ran.exit).toBe(2);
    expect(acts(ran)).toBe(false);
    expect(ran.err.split('\n')).toHaveLength(2);
  });

  // Red if csv or raw hand a field on to a terminal as it is.
  test.each(['jsonl', 'csv', 'raw'])('fields of events, printed as %s', async (format) => {
    const event = record({ eventName: hostile, sourceIPAddress: `a${hostile}` });
    const archive = await archiveOf(event);
    const ran = await runOn(terminal, 'search', '', '--archive', archive, '--format', format);
    expect(acts({ ...ran, out: ran.out.replaceAll('\r\n', '\n') })).toBe(false);
    if (format !== 'csv') expect(JSON.parse(ran.out)).toEqual(event);
  });

  test('names in the checks of an archive', async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, `${hostile}.json`), logText(record()));
    const archive = join(folder, `${hostile}.trailproof`);
    expect(acts(await runOn(terminal, 'import', folder, '--archive', archive, '--quiet'))).toBe(
      false,
    );
    expect(acts(await runOn(terminal, 'verify', archive))).toBe(false);
  });
});

// Red if a character is forgotten, or if the escape is not JSON's.
test('what is made visible acts on no terminal and keeps the value of a JSON text', () => {
  const unit = fc.oneof(
    fc.constantFrom('\u001b', '\u009b', '\u202e', '\u2028', '\u0085', '\r', '\n', '"', '\\'),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.string({ unit }), (text) => {
      const shown = visible(JSON.stringify({ text }));
      expect(JSON.parse(shown)).toEqual({ text });
      expect(acts({ exit: 0, out: shown, err: visible(text), bytes: Buffer.alloc(0) })).toBe(false);
    }),
  );
});
