import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeBlocks, lineAt, lineStarts } from '../../../renderer/ui/code-lines.ts';

const texts = fc.string({ unit: fc.constantFrom('a', '"', '\n', ' ') });

describe('lines of a text', () => {
  it('cut into blocks are the text again', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 5 }), (text, size) => {
        const blocks = codeBlocks(text, size);
        expect(blocks.flatMap(({ lines }) => lines).join('\n')).toBe(text);
        for (const block of blocks) {
          expect(text.slice(block.start)).toMatch(
            new RegExp(`^${block.lines[0]?.replaceAll(/[^\w\s]/g, '.')}`),
          );
        }
      }),
    );
  });

  it('are found for every place', () => {
    fc.assert(
      fc.property(
        texts.filter((text) => text.length > 0),
        fc.nat(),
        (text, salt) => {
          const offset = salt % text.length;
          const { line, column } = lineAt(lineStarts(text), offset);
          const before = text.slice(0, offset).split('\n');
          expect(line).toBe(before.length - 1);
          expect(column).toBe(before.at(-1)?.length);
        },
      ),
    );
  });
});
