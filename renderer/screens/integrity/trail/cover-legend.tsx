import type { ReactElement } from 'react';
import type { Completeness } from '../../../../preload/contract/completeness.ts';
import { formatCount } from '../../../ui/index.ts';
import { CoverGlyph } from './cover-glyph.tsx';
import { coverWords, legendOrder } from './states.ts';

/** What the signs mean, with how many account-region-days of each there are. */
export function CoverLegend({ result }: { readonly result: Completeness }): ReactElement {
  return (
    <div className="cover-legend">
      <ul aria-label="Account-region-days by state">
        {legendOrder.map((state) => (
          <li key={state}>
            <span className="cover-swatch" data-state={state}>
              <CoverGlyph state={state} />
            </span>
            {coverWords[state]} <b>{formatCount(result.states[state])}</b>
          </li>
        ))}
      </ul>
      <ul aria-label="Whether logging was on">
        <li>
          <span className="cover-line" data-state="1" /> logging on
        </li>
        <li>
          <span className="cover-line" data-state="0" /> off for some of the time
        </li>
        <li>
          <span className="cover-line" data-state="?" /> not known: neither an act on a trail nor an
          answer of AWS tells it
        </li>
      </ul>
    </div>
  );
}
