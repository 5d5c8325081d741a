import { expect, test } from 'vitest';
import { manualWords } from '../../../../main/archive/plain/manual.ts';

// Red if a long description is cut in the middle of a character, or says not that there is more of it.
test('a long description is cut between characters', () => {
  const description = `${'x'.repeat(299)}😀 and more`;
  const { sentence, facts } = manualWords({
    eventName: 'Interview',
    additionalEventData: { description, addedBy: 'maria' },
  });
  expect(sentence.map(({ text }) => text).join('')).toBe(
    `Added by hand by maria, not logged by AWS: Interview: ${'x'.repeat(299)}…`,
  );
  expect(facts).toContainEqual({ label: 'What', value: description, mono: false });
});
