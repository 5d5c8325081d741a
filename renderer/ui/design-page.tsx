import { useEffect, useRef, useState, type ReactElement } from 'react';
import { Buttons } from './design/buttons.tsx';
import { Colours } from './design/colours.tsx';
import { Fields } from './design/fields.tsx';
import { Foundations } from './design/foundations.tsx';
import { Overlays } from './design/overlays.tsx';
import { Records } from './design/records.tsx';
import { Signs } from './design/signs.tsx';
import { States } from './design/states.tsx';
import { Window } from './design/window.tsx';
import { Mark } from './mark.tsx';
import { NavList } from './nav-list.tsx';
import { Panel } from './panel.tsx';
import { Select } from './select.tsx';
import './design/design.css';

const CHAPTERS = [
  ['window', 'The window'],
  ['colour', 'Colour'],
  ['foundations', 'Type, space and shape'],
  ['buttons', 'Buttons and keys'],
  ['fields', 'Fields'],
  ['signs', 'Signs and words'],
  ['records', 'Records'],
  ['overlays', 'What floats'],
  ['states', 'Nothing yet, under way, not so'],
] as const;
const THEMES = [
  { id: 'system', label: 'As the system' },
  { id: 'light', label: 'Light' },
  { id: 'dark', label: 'Dark' },
] as const;
const DENSITIES = [
  { id: 'normal', label: 'Rows of 28' },
  { id: 'compact', label: 'Rows of 24' },
] as const;

/** Every token and every component in all its states, on one page; for development builds. */
export default function DesignPage(): ReactElement {
  const main = useRef<HTMLElement>(null);
  const [chapter, setChapter] = useState('window');
  // The lists shown in it bring their selected rows into view, and the page with them.
  useEffect(() => main.current?.scrollTo({ top: 0, behavior: 'instant' }), []);
  const root = document.documentElement.dataset;
  const [theme, setTheme] = useState(() => root['theme'] ?? 'system');
  const [density, setDensity] = useState(() => root['density'] ?? 'normal');
  return (
    <div className="design">
      <Panel
        title="Chapters"
        isHeadless
        ground="sunken"
        isFlush
        footer={
          <div className="design-stack">
            <Select
              label="Theme"
              options={THEMES}
              value={THEMES.find(({ id }) => id === theme)?.id ?? 'system'}
              onChange={(next) => {
                root['theme'] = next;
                setTheme(next);
              }}
            />
            <Select
              label="Density"
              options={DENSITIES}
              value={DENSITIES.find(({ id }) => id === density)?.id ?? 'normal'}
              onChange={(next) => {
                root['density'] = next;
                setDensity(next);
              }}
            />
          </div>
        }
      >
        <div className="design-title">
          <Mark size={28} />
          <div>
            <h1>Trailproof</h1>
            <p>Design</p>
          </div>
        </div>
        <NavList
          label="Chapters"
          groups={[
            {
              id: 'design',
              title: 'Chapters',
              items: CHAPTERS.map(([id, label]) => ({ id, label })),
            },
          ]}
          selected={[chapter]}
          onChange={([next]) => {
            if (next === undefined) return;
            setChapter(next);
            document.getElementById(`design-${next}`)?.scrollIntoView();
          }}
        />
      </Panel>
      <main
        ref={main}
        className="design-main"
        onScroll={() => setChapter(chapterInView(main.current) ?? chapter)}
      >
        <Window />
        <Colours />
        <Foundations />
        <Buttons />
        <Fields />
        <Signs />
        <Records />
        <Overlays />
        <States />
      </main>
    </div>
  );
}

/** The last chapter whose head has reached the upper third. */
function chapterInView(main: HTMLElement | null): string | undefined {
  if (main === null) return undefined;
  const line = main.scrollTop + main.clientHeight / 3;
  const isAtEnd = main.scrollTop + main.clientHeight >= main.scrollHeight - 2;
  const reached = [...main.querySelectorAll<HTMLElement>('.design-section')].filter(
    (section) => isAtEnd || section.offsetTop - main.offsetTop <= line,
  );
  return reached.at(-1)?.id.replace('design-', '');
}
