import { describe, expect, test } from 'vitest';
import type { ActivityDetail } from '../../../preload/contract/activity.ts';
import { secretsOfCopy } from '../../../renderer/app/copied-words.ts';
import { exportWords } from '../../../renderer/app/export-events.ts';
import { detailValues } from '../../../renderer/screens/record/detail-words.ts';

const told = { format: 'jsonl', redacted: 0, recorded: true } as const;

// Red if a person is not told that secrets went, stayed or changed the bytes.
describe('what is said of an export', () => {
  test.each([
    [told, 'The ledger holds the act with the file’s SHA-256.'],
    [{ ...told, redacted: 1 }, '1 secret was left out. The ledger holds'],
    [{ ...told, redacted: 1200 }, '1,200 secrets were left out. The ledger'],
    [
      { ...told, format: 'raw', redacted: 2 },
      'left out; those records are no longer the original bytes.',
    ],
    [{ ...told, redacted: null }, 'Secrets in the records were left in, as asked.'],
    [{ ...told, recorded: false }, 'The archive is read-only: the ledger does not hold the act.'],
  ] as const)('%o', (result, words) => {
    expect(exportWords(result)).toContain(words);
  });
});

// Red if a requested value is shown as one that holds, or 200 KB are laid out in a panel.
test('the values of a detail say what they are, and long ones are cut', () => {
  const nothing = {
    property: 'a',
    before: null,
    after: null,
    requested: null,
    source: null,
    note: '',
  };
  const detail: ActivityDetail = { ...nothing, before: 'x', after: 'y' };
  expect(detailValues(detail)).toEqual([
    { kind: 'was', text: 'x' },
    { kind: 'now', text: 'y' },
  ]);
  expect(detailValues({ ...nothing, requested: 'z' })).toEqual([{ kind: 'requested', text: 'z' }]);
  const [long] = detailValues({ ...nothing, requested: 'z'.repeat(200_000) });
  expect(long?.text.length).toBeLessThan(2100);
  expect(long?.text).toContain('see Raw record');
});

// Red if a person is not told that secrets were left out of a copy, or came with it.
test('what is said of a copy', () => {
  expect(secretsOfCopy(0, true)).toBeUndefined();
  expect(secretsOfCopy(2, false)).toBe('2 secrets were left out.');
  expect(secretsOfCopy(1, true)).toMatch(/^1 secret was left out; .* not the original bytes\.$/);
  expect(secretsOfCopy(null, true)).toContain('copied too, as asked');
});
