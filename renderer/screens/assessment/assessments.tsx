import { ClipboardList } from 'lucide-react';
import type { ReactElement } from 'react';
import { useApp } from '../../app/app-context.ts';
import { useCall } from '../../app/calls.ts';
import { NewAssessmentButton } from '../../app/new-assessment-button.tsx';
import { NoEvents } from '../../app/no-events.tsx';
import type { Place } from '../../app/route.ts';
import { useEngagement } from '../../app/use-engagement.ts';
import { Button, EmptyState, ErrorState, Skeleton } from '../../ui/index.ts';
import { NewAssessment } from './new-assessment.tsx';
import { Papers } from './papers.tsx';
import './assessment.css';

export interface AssessmentsProps {
  readonly place: Extract<Place, { at: 'assessments' }>;
}

/** Assessments of the archive: a framework, a period, a scope, and a paper for every control. */
export function Assessments({ place }: AssessmentsProps): ReactElement {
  const app = useApp();
  const hasEvents = useEngagement()?.events !== 0;
  const { data: list, error, refetch } = useCall('assessment.list', {});
  if (error !== null && list === undefined) {
    return (
      <main className="app-page" aria-label="Assessments">
        <ErrorState
          title="The assessments could not be read."
          code={error.code}
          acts={<Button onPress={() => void refetch()}>Try again</Button>}
        >
          {error.message}
        </ErrorState>
      </main>
    );
  }
  if (place.isNew === true) return <NewAssessment />;
  if (list === undefined) {
    return (
      <main className="app-page assessment-waiting" aria-label="Assessments">
        <Skeleton width={260} height={14} />
        <Skeleton width={420} />
      </main>
    );
  }
  const remembered = app.memory.get('assessment');
  const chosen =
    list.find(({ id }) => id === place.assessment) ??
    list.find(({ id }) => id === remembered) ??
    list.at(-1);
  if (chosen === undefined) {
    return (
      <main className="app-page" aria-label="Assessments">
        <h1 className="ui-hidden">Assessments</h1>
        {!hasEvents && <NoEvents then="then controls can be assessed by what they show." />}
        {hasEvents && (
          <EmptyState
            icon={<ClipboardList size={28} />}
            title="No assessment yet"
            acts={<NewAssessmentButton />}
          >
            An assessment takes a framework, a period and a scope, and finds for every control the
            activity that speaks to it. You read it, note, and conclude.
          </EmptyState>
        )}
      </main>
    );
  }
  return <Papers key={chosen.id} list={list} assessment={chosen} control={place.control} />;
}
