import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { Annotation } from '../../../preload/contract/domain.ts';
import { actWords, takerWords } from '../../../renderer/screens/record/act-words.ts';
import { NoteWords } from '../../../renderer/screens/record/note-words.tsx';
import { exampleNote } from '../../fake-bridge/example-record.ts';

function shown(text: string): string {
  return renderToStaticMarkup(createElement(NoteWords, { text }));
}

test('a note is Markdown', () => {
  const html = shown('Asked **them**, *twice*:\n\n- `one`\n- two');
  expect(html).toContain('<strong>them</strong>');
  expect(html).toContain('<em>twice</em>');
  expect(html).toContain('<li><code>one</code></li>');
});

const hostile = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<a href="https://evil.example">here</a>',
  '[here](javascript:alert(1))',
  '[here](https://evil.example)',
  '![seen](https://evil.example/pixel.png)',
  '<https://evil.example>',
  '[here][1]\n\n[1]: https://evil.example "title"',
  '<svg onload=alert(1)>',
  '<style>*{display:none}</style>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
];

// Red if HTML or pictures are let through, or a link can be followed.
test.each(hostile)('nothing of %j runs, loads or leads elsewhere', (text) => {
  expect(shown(text)).not.toMatch(/<(a|img|script|svg|style|iframe)\b|href|src|onerror|onload/i);
});

test('the words of a link stay', () => {
  expect(shown('see [the ticket](https://example.com)')).toContain('see the ticket');
});

const act = (more: Partial<Annotation>): string[] =>
  actWords({ ...exampleNote('x', 7, '2026-03-14T09:00:00Z'), ...more });

// Red if an act is told as another one, or an edit as a withdrawal.
test.each<[Partial<Annotation>, string[]]>([
  [{}, []],
  [{ tag: 'T', star: true }, ['Tagged “T”.', 'Starred.']],
  [{ untag: 'T', star: false }, ['Took the tag “T” off.', 'Took the star off.']],
  [{ status: 'in-review', events: 3 }, ['Review status: in review.', 'On 3 events in one act.']],
  [{ isWithdrawal: true, of: { chain: 'c', seq: 4 } }, ['Took back act 4.']],
  [{ of: { chain: 'c', seq: 4 } }, ['Edited the note of act 4.']],
])('%j', (more, expected) => {
  expect(act(more)).toEqual(expected);
});

// Red if an edited note is told as one that was taken back.
test('an act that is no longer in force names what became of it', () => {
  const taker = exampleNote('x', 7, '2026-03-14T09:00:00Z');
  expect(takerWords(taker)).toMatch(/^edited by .+, act 7$/);
  expect(takerWords({ ...taker, isWithdrawal: true })).toMatch(/^taken back by .+, act 7$/);
});
