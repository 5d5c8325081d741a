/** Hiding people and showing them again, as acts of the ledger. */
import { expect, test } from 'vitest';
import { actsNamed } from '../../../main/archive/acts.ts';
import { hidePeople, privacyOf, showPeople } from '../../../main/assess/index.ts';
import { verifyFile } from '../../../main/verify/index.ts';
import { maria, newArchive } from '../../fixtures/archives.ts';

// Red if the state is anything but what the ledger says last, or the key is drawn again.
test('the last act stands, and the first one keeps the key', () => {
  const archive = newArchive();
  expect(privacyOf(archive.read)).toEqual({
    isOn: false,
    by: null,
    at: null,
    reason: null,
    key: undefined,
  });
  hidePeople(archive.write, maria);
  const first = privacyOf(archive.read);
  expect(first).toMatchObject({ isOn: true, by: 'Maria Keller', reason: null });
  expect(first.key).toHaveLength(32);
  showPeople(archive.write, maria, ' Interview ');
  expect(privacyOf(archive.read)).toMatchObject({ isOn: false, reason: 'Interview' });
  hidePeople(archive.write, maria);
  expect(privacyOf(archive.read)).toMatchObject({ isOn: true, reason: null, key: first.key });
  const acts = actsNamed(archive.read, 'privacy.on', 'privacy.lifted');
  expect(acts.map(({ act, body }) => [act, body])).toEqual([
    ['privacy.on', { key: first.key?.toString('hex') }],
    ['privacy.lifted', { reason: 'Interview' }],
    ['privacy.on', { key: first.key?.toString('hex') }],
  ]);
});

// Red if two archives have the same key, so that a pseudonym of one tells of the other.
test('every archive has a key of its own', () => {
  const keys = [newArchive(), newArchive()].map((archive) => {
    hidePeople(archive.write, maria);
    return privacyOf(archive.read).key?.toString('hex');
  });
  expect(new Set(keys).size).toBe(2);
});

// Red if names can be shown without a reason, or an act is written that changes nothing.
test('there is no lifting without a reason, and none of what is not hidden', () => {
  const archive = newArchive();
  expect(() => showPeople(archive.write, maria, 'x')).toThrow('nothing to lift');
  hidePeople(archive.write, maria);
  expect(() => showPeople(archive.write, maria, ' \n')).toThrow('only for a reason');
  expect(() => hidePeople(archive.write, maria)).toThrow('already');
  expect(actsNamed(archive.read, 'privacy.on', 'privacy.lifted')).toHaveLength(1);
});

// Red if the verifier, which replays the ledger, does not take these acts for acts.
test('an archive with these acts is intact', async () => {
  const archive = newArchive();
  hidePeople(archive.write, maria);
  showPeople(archive.write, maria, 'Interview');
  archive.close();
  expect(await verifyFile(archive.file, {})).toMatchObject({ valid: true });
});
