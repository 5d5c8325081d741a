import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contrastRatio, parseColour, type Rgb } from '../../../renderer/ui/contrast.ts';

const css = readFileSync(new URL('../../../renderer/ui/tokens.css', import.meta.url), 'utf8');

// Only the first block defines colours for both themes; the rest are the system's own.
const block = css.slice(0, css.indexOf("\n:root[data-theme='light']"));
const TOKEN = /--([\w-]+):\s*light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\)/gi;
const tokens = new Map<string, { readonly light: Rgb; readonly dark: Rgb }>();
for (const [, name = '', light = '', dark = ''] of block.matchAll(TOKEN)) {
  tokens.set(name, { light: colour(light), dark: colour(dark) });
}

function colour(text: string): Rgb {
  const parsed = parseColour(text);
  if (parsed === undefined) throw new Error(`no colour: ${text}`);
  return parsed;
}

function ratio(ink: string, ground: string, theme: 'light' | 'dark'): number {
  const inkToken = tokens.get(ink);
  const groundToken = tokens.get(ground);
  if (inkToken === undefined) throw new Error(`no token: ${ink}`);
  if (groundToken === undefined) throw new Error(`no token: ${ground}`);
  return contrastRatio(inkToken[theme], groundToken[theme]);
}

const GROUNDS = ['sunken', 'background', 'surface', 'raised', 'field'] as const;
const ROW_GROUNDS = [...GROUNDS, 'hover', 'selection'] as const;
const VERDICTS = ['valid', 'attention', 'exception', 'human', 'none', 'accent'] as const;
const SYNTAX = ['key', 'string', 'number', 'literal', 'operator'].map((name) => `syntax-${name}`);

/** WCAG 2.2, 1.4.3: text of our sizes. */
const TEXT: readonly (readonly [string, readonly string[]])[] = [
  ['ink', [...ROW_GROUNDS, 'pressed', 'found', 'accent-soft', ...VERDICTS.map((v) => `${v}-soft`)]],
  ['ink-2', [...ROW_GROUNDS, 'pressed', 'human-soft', 'accent-soft']],
  ['ink-3', [...GROUNDS, 'hover', 'selection']],
  ...VERDICTS.map((verdict) => [verdict, [...ROW_GROUNDS, `${verdict}-soft`]] as const),
  ['severity-high', ROW_GROUNDS],
  ...SYNTAX.map((name) => [name, ['surface', 'field', 'raised', 'hover']] as const),
  ['accent-ink', ['accent', 'accent-hover', 'accent-pressed']],
  ['exception-solid-ink', ['exception-solid', 'exception-solid-hover', 'exception-solid-pressed']],
  ['tooltip-ink', ['tooltip']],
  ['tooltip-ink-2', ['tooltip']],
  ['found-current-ink', ['found-current']],
];

/** WCAG 2.2, 1.4.11: what must be seen to know a control or a state. */
const SHAPES: readonly (readonly [string, readonly string[]])[] = [
  ['focus', ROW_GROUNDS],
  ['line-control', ['surface', 'background', 'field', 'raised']],
  ['chart-strong', ['surface', 'background']],
  ['integrity-proven', ['surface', 'background']],
  ['integrity-supplied', ['surface', 'background']],
  ['integrity-unproven', ['surface', 'background']],
  ['integrity-gap', ['surface', 'background']],
  ['integrity-modified', ['surface', 'background']],
];

describe.each(['light', 'dark'] as const)('the %s theme', (theme) => {
  const cases = (list: typeof TEXT): [string, string][] =>
    list.flatMap(([ink, grounds]) => grounds.map((ground): [string, string] => [ink, ground]));

  it.each(cases(TEXT))('%s on %s can be read', (ink, ground) => {
    expect(ratio(ink, ground, theme)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(cases(SHAPES))('%s on %s can be seen', (ink, ground) => {
    expect(ratio(ink, ground, theme)).toBeGreaterThanOrEqual(3);
  });
});

describe('tokens.css', () => {
  it('defines every colour it speaks of', () => {
    expect(tokens.size).toBeGreaterThan(50);
  });

  it('leaves no token without a definition anywhere in the room', async () => {
    const { glob } = await import('node:fs/promises');
    const room = new URL('../../../renderer/ui/', import.meta.url).pathname;
    const defined = new Set([...css.matchAll(/(?<!\w)--([\w-]+):/g)].map((match) => match[1]));
    const missing: string[] = [];
    for await (const file of glob('**/*.css', { cwd: room })) {
      const text = readFileSync(`${room}${file}`, 'utf8');
      const local = new Set([...text.matchAll(/--([\w-]+):/g)].map((match) => match[1]));
      for (const [, name = ''] of text.matchAll(/var\(--([\w-]+)/g)) {
        const isSet = defined.has(name) || local.has(name) || SET_BY_CODE.has(name);
        if (!isSet) missing.push(`${file}: --${name}`);
      }
    }
    expect(missing).toEqual([]);
  });
});

/** Set on elements by components (or, for the trigger, by the library). */
const SET_BY_CODE = new Set([
  'tone',
  'tone-soft',
  'tone-line',
  'trigger-width',
  'grid-columns',
  'grid-head',
  'grid-view',
  'code-digits',
  'code-lines',
  'nav-items',
  'swatch',
]);
