import { FileSignature } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import type { AssessmentId } from '../../../preload/contract/ids.ts';
import { useApp } from '../../app/app-context.ts';
import { useCall } from '../../app/calls.ts';
import { NewAssessmentButton } from '../../app/new-assessment-button.tsx';
import { NoEvents } from '../../app/no-events.tsx';
import { useEngagement } from '../../app/use-engagement.ts';
import { Button, EmptyState, ErrorState, Skeleton } from '../../ui/index.ts';
import { ReportContents } from './report-contents.tsx';
import { ReportForm } from './report-form.tsx';
import './report.css';

/** From an assessment to one signed PDF. */
export function Report({
  assessment,
}: {
  readonly assessment: AssessmentId | undefined;
}): ReactElement {
  const app = useApp();
  const hasEvents = useEngagement()?.events !== 0;
  const { data: list, error, refetch } = useCall('assessment.list', {});
  const [picked, setPicked] = useState(assessment);
  if (list === undefined) {
    return (
      <main className="app-page report" aria-label="Report">
        {error === null ? (
          <Skeleton width={260} height={14} />
        ) : (
          <ErrorState
            title="The assessments could not be read."
            code={error.code}
            acts={<Button onPress={() => void refetch()}>Try again</Button>}
          >
            {error.message}
          </ErrorState>
        )}
      </main>
    );
  }
  const remembered = app.memory.get('assessment');
  const chosen = list.find(({ id }) => id === (picked ?? remembered)) ?? list.at(-1);
  if (chosen === undefined) {
    return (
      <main className="app-page" aria-label="Report">
        <h1 className="ui-hidden">Report</h1>
        {!hasEvents && <NoEvents then="then there is something to assess and to report." />}
        {hasEvents && (
          <EmptyState
            icon={<FileSignature size={28} />}
            title="Nothing to report yet"
            acts={<NewAssessmentButton />}
          >
            A report is made of an assessment: its controls, their populations, notes and
            conclusions. Create one first.
          </EmptyState>
        )}
      </main>
    );
  }
  return (
    <main className="app-page report" aria-label="Report">
      <div className="report-body">
        <header>
          <h1>One PDF, signed</h1>
          <p>
            It opens anywhere, carries its evidence inside, and anchors the ledger’s head outside
            this file. It is no auditor’s opinion and no certificate.
          </p>
        </header>
        <div className="report-columns">
          <ReportForm key={chosen.id} list={list} assessment={chosen} onPick={setPicked} />
          <ReportContents assessment={chosen} />
        </div>
      </div>
    </main>
  );
}
