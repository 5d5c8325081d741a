import type { ReactElement } from 'react';
import { Mark } from '../mark.tsx';
import { Section, Show } from './section.tsx';

const SIZES = [
  ['20', '620', 'Is it all here, and is it as AWS delivered it?'],
  ['19', '620', 'CloudTrail configuration changes'],
  ['16', '620', '1,204,518 events'],
  ['14', '400', 'Role session BreakGlass stopped logging of the trail payments-trail.'],
  ['13', '400', 'ConsoleLogin signin by priya.nair on payments-prod'],
  ['12', '400', '61,913 of 61,914 log files match their digest'],
  ['11', '620', 'LOGICAL ACCESS · 3 OF 6'],
] as const;
const SPACES = [1, 2, 3, 4, 5, 6, 8, 10, 12];
const RADII = [1, 2, 3, 4];

/** Type, space, corners, elevation and the mark. */
export function Foundations(): ReactElement {
  return (
    <Section
      id="foundations"
      title="Type, space and shape"
      intro="Inter for the interface, JetBrains Mono for what must be compared letter by letter. Rows of 28 px, 24 when compact, on a grid of 4."
    >
      <div className="design-shows">
        <Show title="Type scale" span={2}>
          <table className="design-type">
            <tbody>
              {SIZES.map(([size, weight, words]) => (
                <tr key={size}>
                  <th scope="row">{size === '14' ? '14.5' : size}</th>
                  <td>{weight}</td>
                  <td style={{ fontSize: `var(--size-${size})`, fontWeight: Number(weight) }}>
                    {words}
                  </td>
                </tr>
              ))}
              <tr>
                <th scope="row">12</th>
                <td>mono</td>
                <td className="ui-mono">2026-03-14T02:17:08Z 203.0.113.44 0O1lI {'=> != --'}</td>
              </tr>
              <tr>
                <th scope="row">13</th>
                <td>520</td>
                <td style={{ fontWeight: 520 }}>Żółć · Prüfung · Проверка · Έλεγχος</td>
              </tr>
            </tbody>
          </table>
        </Show>
        <div className="design-column">
          <Show title="The mark: one unbroken line">
            <div className="design-marks">
              {[48, 32, 24, 20, 16].map((size) => (
                <Mark key={size} size={size} />
              ))}
            </div>
          </Show>
          <Show title="Corners, and elevation of what floats">
            <div className="design-radii">
              {RADII.map((step) => (
                <div key={step} style={{ borderRadius: `var(--radius-${step})` }}>
                  {step * 2 + 2}
                </div>
              ))}
            </div>
            <div className="design-shadows">
              <div style={{ boxShadow: 'var(--shadow-float)' }}>float</div>
              <div style={{ boxShadow: 'var(--shadow-dialog)' }}>dialog</div>
            </div>
          </Show>
        </div>
        <Show title="Space" span={3}>
          <div className="design-spaces">
            {SPACES.map((step) => (
              <div key={step}>
                <span style={{ width: `var(--space-${step})`, height: `var(--space-${step})` }} />
                {step * 4}
              </div>
            ))}
          </div>
        </Show>
      </div>
    </Section>
  );
}
