import { useEffect, useRef, useState, type ReactElement } from 'react';
import type { Workpaper } from '../../../preload/contract/assessment.ts';
import { formatMinute } from '../../app/format.ts';
import { ReadOnlyReason, useReadOnly } from '../../app/read-only.tsx';
import { Card, StateGlyph } from '../../ui/index.ts';
import { ConclusionForm } from './conclusion-form.tsx';
import { ConclusionHistory } from './conclusion-history.tsx';
import { resultLooks } from './control-result.ts';
import { useConclusionDraft } from './use-conclusion-draft.ts';

export interface ConclusionCardProps {
  readonly paper: Workpaper;
  /** Counts how often the person asked to conclude; each time the form takes the focus. */
  readonly wants: number;
}

/** What a person concludes on the control, and what was concluded before. */
export function ConclusionCard({ paper, wants }: ConclusionCardProps): ReactElement {
  const draft = useConclusionDraft(paper);
  const isReadOnly = useReadOnly();
  const place = useRef<HTMLDivElement>(null);
  const [heard, setHeard] = useState(wants);
  if (wants !== heard) {
    setHeard(wants);
    draft.open();
  }
  useEffect(() => {
    const card = place.current;
    if (wants === 0 || card === null) return;
    const page = card.closest('.app-page');
    page?.scrollTo({ top: card.offsetTop + card.offsetHeight - page.clientHeight + 28 });
    // The radios are hidden by position, so the browser would scroll to somewhere else.
    card.querySelector<HTMLElement>('input[type=radio]:checked')?.focus({ preventScroll: true });
  }, [wants]);
  const { conclusion, history } = paper;
  return (
    <div ref={place}>
      <Card
        title="Conclusion"
        note={conclusion === null ? 'proposed, not concluded yet' : undefined}
      >
        {conclusion === null && isReadOnly ? (
          <ReadOnlyReason what="nothing can be concluded" />
        ) : draft.isOpen || conclusion === null ? (
          <ConclusionForm draft={draft} isAgain={conclusion !== null} />
        ) : (
          <div className="assessment-concluded">
            <p className="assessment-verdict">
              <StateGlyph state={resultLooks[conclusion.result].glyph} />
              <strong>{resultLooks[conclusion.result].words}</strong>
              <span>
                {conclusion.author.name}, {conclusion.author.role} · {formatMinute(conclusion.at)}
              </span>
            </p>
            <p className="assessment-grounds ui-selectable">{conclusion.rationale}</p>
          </div>
        )}
        {history.length > 1 && <ConclusionHistory history={history} />}
      </Card>
    </div>
  );
}
