import { useLayoutEffect, useRef, useState, type ReactElement } from 'react';
import { contrastRatio, parseColour } from '../contrast.ts';
import { Section } from './section.tsx';

interface Pair {
  readonly name: string;
  readonly ink: string;
  readonly ground: string;
}

const GROUNDS = ['sunken', 'background', 'surface', 'raised', 'hover', 'pressed', 'selection'];
const TEXTS: readonly Pair[] = [
  { name: 'Ink', ink: 'ink', ground: 'surface' },
  { name: 'Ink 2', ink: 'ink-2', ground: 'surface' },
  { name: 'Ink 3', ink: 'ink-3', ground: 'surface' },
  { name: 'Ink 3 on sunken', ink: 'ink-3', ground: 'sunken' },
  { name: 'Ink 3 selected', ink: 'ink-3', ground: 'selection' },
  { name: 'Accent', ink: 'accent', ground: 'surface' },
  { name: 'On accent', ink: 'accent-ink', ground: 'accent' },
  { name: 'Accent, soft', ink: 'accent', ground: 'accent-soft' },
];
const VERDICTS: readonly Pair[] = [
  { name: 'Valid', ink: 'valid', ground: 'valid-soft' },
  { name: 'Attention', ink: 'attention', ground: 'attention-soft' },
  { name: 'Exception', ink: 'exception', ground: 'exception-soft' },
  { name: 'Human words', ink: 'human', ground: 'human-soft' },
  { name: 'None', ink: 'none', ground: 'none-soft' },
];
const SEVERITIES = ['critical', 'high', 'medium', 'low', 'information'];
const INTEGRITY = ['proven', 'unproven', 'gap', 'modified', 'absent'];
const SYNTAX = ['key', 'string', 'number', 'literal', 'operator'];

/** Every colour in both themes, with the contrast it reaches here. */
export function Colours(): ReactElement {
  return (
    <Section
      id="colour"
      title="Colour"
      intro="Paper-calm grounds, ink for words, one accent. Every other colour carries a judgement. Ratios are measured on this page."
    >
      <div className="design-themes">
        <Theme theme="light" />
        <Theme theme="dark" />
      </div>
    </Section>
  );
}

function Theme({ theme }: { readonly theme: 'light' | 'dark' }): ReactElement {
  const plain = (prefix: string, names: readonly string[]): ReactElement => (
    <div className="design-chips">
      {names.map((name) => (
        <div key={name} className="design-chip">
          <span style={{ background: `var(--${prefix}${name})` }} />
          {name}
        </div>
      ))}
    </div>
  );
  const pairs = (list: readonly Pair[]): ReactElement => (
    <div className="design-pairs">
      {list.map((pair) => (
        <Swatch key={pair.name} pair={pair} />
      ))}
    </div>
  );
  return (
    <div className="design-theme" style={{ colorScheme: theme }}>
      <h3>{theme === 'light' ? 'Light' : 'Dark'}</h3>
      <h4>Grounds</h4>
      {plain('', GROUNDS)}
      <h4>Words</h4>
      {pairs(TEXTS)}
      <h4>Judgements</h4>
      {pairs(VERDICTS)}
      <h4>Severity</h4>
      {plain('severity-', SEVERITIES)}
      <h4>Integrity</h4>
      {plain('integrity-', INTEGRITY)}
      <h4>Records and queries</h4>
      {plain('syntax-', SYNTAX)}
    </div>
  );
}

function Swatch({ pair }: { readonly pair: Pair }): ReactElement {
  const sample = useRef<HTMLDivElement>(null);
  const [ratio, setRatio] = useState<number>();
  useLayoutEffect(() => {
    if (sample.current === null) return;
    const style = getComputedStyle(sample.current);
    const ink = parseColour(style.color);
    const ground = parseColour(style.backgroundColor);
    if (ink !== undefined && ground !== undefined) setRatio(contrastRatio(ink, ground));
  }, []);
  return (
    <div
      ref={sample}
      className="design-swatch"
      style={{ color: `var(--${pair.ink})`, background: `var(--${pair.ground})` }}
    >
      <span>{pair.name}</span>
      <span>{ratio === undefined ? '' : `${ratio.toFixed(1)} : 1`}</span>
    </div>
  );
}
