import type { ReactElement } from 'react';
import type { Finding } from '../../../../preload/contract/completeness.ts';
import { formatTime } from '../../../app/format.ts';
import { StateGlyph } from '../../../ui/index.ts';
import { findingTitles } from './states.ts';

/** What is wrong, and at which file. */
export function FindingList({ findings }: { readonly findings: readonly Finding[] }): ReactElement {
  return (
    <ul className="trail-findings" aria-label="Found">
      {findings.map(({ code, account, region, place, from, to, detail }) => (
        <li key={`${code} ${place} ${from}`}>
          <StateGlyph state="exception" />
          <div>
            <strong>{findingTitles[code]}</strong>
            <span>{detail}</span>
            <code className="ui-selectable" title={place}>
              {place.slice(place.lastIndexOf('/') + 1)}
            </code>
            <small>
              {account}, {region}, {formatTime(from)} to {formatTime(to).slice(11)}
            </small>
          </div>
        </li>
      ))}
    </ul>
  );
}
