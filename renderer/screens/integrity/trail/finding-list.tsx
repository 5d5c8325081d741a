import type { ReactElement } from 'react';
import type { Finding } from '../../../../preload/contract/completeness.ts';
import { formatTime } from '../../../app/format.ts';
import { Button, StateGlyph } from '../../../ui/index.ts';
import { findingTitles } from './states.ts';

/** What is wrong, and at which file. */
export function FindingList({
  findings,
  onOpen,
}: {
  readonly findings: readonly Finding[];
  /** Shows the day of a finding. */
  readonly onOpen?: ((finding: Finding) => void) | undefined;
}): ReactElement {
  return (
    <ul className="trail-findings" aria-label="Found">
      {findings.map((finding) => {
        const { code, account, region, place, from, to, detail } = finding;
        return (
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
              {onOpen !== undefined && (
                <Button size="small" onPress={() => onOpen(finding)}>
                  Show the day
                </Button>
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
