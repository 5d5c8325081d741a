import { useState, type ReactElement } from 'react';
import type { Workpaper } from '../../../preload/contract/assessment.ts';
import type { AssessmentId, ControlId } from '../../../preload/contract/ids.ts';
import { useActs } from '../../app/acts.ts';
import { useReadOnly } from '../../app/read-only.tsx';
import { useCall } from '../../app/calls.ts';
import { formatMinute } from '../../app/format.ts';
import { Badge, Button, Callout, ErrorState, Skeleton } from '../../ui/index.ts';
import { ConclusionCard } from './conclusion-card.tsx';
import { openLook, resultLooks } from './control-result.ts';
import type { OpenItem } from './papers.tsx';
import { PopulationCard } from './population-card.tsx';
import { RuleCard } from './rule-card.tsx';

export interface PaperProps {
  readonly assessment: AssessmentId;
  readonly control: ControlId;
  /** One of the population's items is open beside it. */
  readonly isItemOpen: boolean;
  readonly onItem: (item: OpenItem | null) => void;
  readonly onNextControl: () => void;
}

/** The paper of one control: what is asked, what the logs cannot show, what was found, what is concluded. */
export function Paper(props: PaperProps): ReactElement {
  const { assessment, control } = props;
  const input = { assessment, control };
  const { data: paper, error, refetch } = useCall('assessment.workpaper', input);
  if (error !== null && paper === undefined) {
    return (
      <main className="app-page" aria-label="Paper">
        <ErrorState
          title={`The paper of control ${control} could not be read.`}
          code={error.code}
          acts={<Button onPress={() => void refetch()}>Try again</Button>}
        >
          {error.message}
        </ErrorState>
      </main>
    );
  }
  if (paper === undefined) {
    return (
      <main className="app-page assessment-waiting" aria-label="Paper" aria-busy="true">
        <Skeleton width={110} />
        <Skeleton width={320} height={18} />
        <Skeleton width="72%" />
        <Skeleton width="64%" />
        <Skeleton width="92%" />
        <Skeleton width="88%" />
      </main>
    );
  }
  return <PaperSheet {...props} paper={paper} />;
}

function PaperSheet(props: PaperProps & { readonly paper: Workpaper }): ReactElement {
  const { assessment, control, isItemOpen, onItem, onNextControl, paper } = props;
  const [wants, setWants] = useState(0);
  const isReadOnly = useReadOnly();
  const conclude = (): void => setWants(wants + 1);
  useActs({ conclude });
  const { conclusion } = paper;
  return (
    <main className="assessment-paper" aria-label="Paper">
      <div className="app-page assessment-paper-scroll">
        <div className="assessment-paper-body">
          <header>
            <div className="assessment-paper-signs">
              <Badge tone={conclusion === null ? 'none' : resultLooks[conclusion.result].tone}>
                {conclusion === null ? openLook.words : resultLooks[conclusion.result].words}
              </Badge>
              <span>Control {control}</span>
            </div>
            <h1>{paper.title}</h1>
            <p className="assessment-rationale">{paper.rationale}</p>
          </header>
          <Callout tone="attention" title="What the logs cannot show">
            {paper.limitation}
          </Callout>
          <RuleCard rule={paper.rule} />
          <PopulationCard
            assessment={assessment}
            control={control}
            population={paper.population}
            isOpen={isItemOpen}
            onItem={onItem}
          />
          <ConclusionCard key={conclusion?.hash} paper={paper} wants={wants} />
        </div>
      </div>
      <footer className="assessment-foot">
        <output className="ui-truncate" title={footWords(paper)}>
          {footWords(paper)}
        </output>
        <Button shortcut="j" onPress={onNextControl}>
          Next control
        </Button>
        <Button kind="primary" shortcut="c" isDisabled={isReadOnly} onPress={conclude}>
          {conclusion === null ? 'Conclude this control' : 'Conclude again'}
        </Button>
      </footer>
    </main>
  );
}

/** What stands, or what is offered, beside the acts. */
function footWords({ conclusion, proposed }: Workpaper): string {
  return conclusion === null
    ? `Proposed: ${resultLooks[proposed.result].words}`
    : `Concluded: ${resultLooks[conclusion.result].words}, ${conclusion.author.name}, ${formatMinute(conclusion.at)}`;
}
