import type { ReactElement } from 'react';
import type { Conclusion } from '../../../preload/contract/assessment.ts';
import { formatMinute } from '../../app/format.ts';
import { SectionLabel, shortenHash, StateGlyph } from '../../ui/index.ts';
import { resultLooks } from './control-result.ts';

/** Conclusions before the one that stands, newest first; nothing is ever taken away. */
export function ConclusionHistory({
  history,
}: {
  readonly history: readonly Conclusion[];
}): ReactElement {
  return (
    <section className="assessment-history" aria-label="Earlier conclusions">
      <SectionLabel level={4}>Earlier conclusions</SectionLabel>
      <ul>
        {history
          .slice(0, -1)
          .toReversed()
          .map(({ result, rationale, at, author, seq, hash }) => (
            <li key={hash}>
              <StateGlyph state={resultLooks[result].glyph} />
              <div>
                <p>
                  <strong>{resultLooks[result].words}</strong> {author.name} · {formatMinute(at)} ·{' '}
                  <span title={hash}>
                    act {seq} · {shortenHash(hash, 4)}
                  </span>
                </p>
                <p className="ui-selectable">{rationale}</p>
              </div>
            </li>
          ))}
      </ul>
    </section>
  );
}
