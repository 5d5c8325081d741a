import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { drawnProps } from '../../../renderer/drawn/drawn-props.ts';
import { jsx } from '../../../renderer/drawn/jsx-runtime.ts';
import { Button, Sentence } from '../../../renderer/ui/index.ts';

const name = 'a\u202eb';
const shown = 'a⟨U+202E⟩b';

// Red if a text gets into the window as a child, a child of a child, or a name of an element.
test.each([
  [{ children: name }, { children: shown }],
  [{ children: [name, [1, name]] }, { children: [shown, [1, shown]] }],
  [
    { title: name, 'aria-label': name, value: name },
    { title: shown, 'aria-label': shown, value: name },
  ],
])('%j', (props, drawn) => {
  expect(drawnProps(props)).toEqual(drawn);
});

// Red if elements are made anew without need.
test('harmless properties are the same object', () => {
  const props = { children: ['a', ['b\n']], title: 'c' };
  expect(drawnProps(props)).toBe(props);
});

// Red if JSX is compiled to something else, or words that a library draws pass by.
test('what components draw', () => {
  const markup = [
    renderToStaticMarkup(jsx('p', { children: name })),
    renderToStaticMarkup(jsx(Button, { children: name, 'aria-label': name })),
    renderToStaticMarkup(createElement(Sentence, { phrases: [name, { text: name }] })),
  ].join('');
  expect(markup).not.toContain(name);
  expect(markup.split(shown)).toHaveLength(6);
});
