import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openSettings } from '../../../main/shell/settings.ts';
import { tempFolder } from '../../fixtures/temp.ts';

test('what was set is there at the next start', () => {
  const folder = tempFolder();
  const profile = { name: 'Maria Keller', initials: 'MK', role: 'auditor' };
  openSettings(folder).update({ profile });
  expect(openSettings(folder).get()).toMatchObject({ profile, preferences: { theme: 'system' } });
});

test('a file that cannot be read is moved aside, not overwritten', () => {
  const folder = tempFolder();
  const file = join(folder, 'settings.json');
  writeFileSync(file, '{"schemaVersion":9');
  openSettings(folder).update({ profile: null });
  expect(readFileSync(`${file}.unreadable`, 'utf8')).toBe('{"schemaVersion":9');
  expect(existsSync(file)).toBe(true);
});
