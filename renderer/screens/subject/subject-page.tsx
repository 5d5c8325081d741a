import { ArrowLeft, Search as SearchIcon } from 'lucide-react';
import { useId, type ReactElement } from 'react';
import type { Histogram, Narrowing } from '../../../preload/contract/overview.ts';
import { useActs } from '../../app/acts.ts';
import { useApp } from '../../app/app-context.ts';
import { searchFor } from '../../app/around.ts';
import { formatInstant } from '../../app/format.ts';
import { attempt } from '../../app/problems.ts';
import type { Place } from '../../app/route.ts';
import { subjectQuery, subjectWords } from '../../app/subject.ts';
import { useEnds } from '../../app/use-ends.ts';
import { Button, EmptyState, ErrorState, formatCount, Skeleton, Stat } from '../../ui/index.ts';
import { Timeline } from '../events/timeline.tsx';
import { TimelineTable } from '../events/timeline-table.tsx';
import { useOverview } from '../events/use-overview.ts';
import { useSearch } from '../events/use-search.ts';
import { SubjectCredentials } from './subject-credentials.tsx';
import { SubjectMix } from './subject-mix.tsx';
import './subject.css';

const limits = {};

/**
 * All about a principal, a session, an access key, an address or a resource, as the archive has it; of a
 * time that was chosen on its timeline, if one was.
 */
export function SubjectPage({
  place: { subject, query: narrowed },
}: {
  readonly place: Extract<Place, { readonly at: 'subject' }>;
}): ReactElement {
  const app = useApp();
  const query = narrowed ?? subjectQuery(subject);
  const tableId = useId();
  const search = useSearch(query);
  const state = useOverview(search, limits);
  const ends = useEnds(search.found);
  const { found, problem, again } = search;
  const leave = (): void => (app.acts.run('back') ? undefined : app.go({ at: 'events' }));
  const searchThese = (): void => searchFor(app, query);
  const narrow = (change: Narrowing): void =>
    attempt(async () => {
      const { query: next } = await app.client.call('events.narrow', { query, change });
      const isAll = change.kind === 'period' && change.from === null && change.to === null;
      app.step({
        kind: 'refine',
        to: { at: 'subject', subject, ...(isAll ? {} : { query: next }) },
      });
    });
  const allTime = (): void => app.step({ kind: 'refine', to: { at: 'subject', subject } });
  useActs({ 'close-record': leave, find: searchThese });
  const words = subjectWords(subject);
  return (
    <main className="subject" aria-label={`All about ${words}`}>
      <header className="subject-head">
        <Button kind="quiet" icon={<ArrowLeft size={14} />} shortcut="escape" onPress={leave}>
          Back
        </Button>
        <h1 className="ui-truncate" title={subject.value}>
          {words}
        </h1>
        <Button kind="primary" icon={<SearchIcon size={13} />} shortcut="/" onPress={searchThese}>
          Search these
        </Button>
      </header>
      {problem !== null && (
        <ErrorState
          title="Its events could not be found."
          code={problem.code}
          acts={<Button onPress={again}>Try again</Button>}
        >
          {problem.message}
        </ErrorState>
      )}
      {found?.isDone === true && found.found === 0 && narrowed === undefined && (
        <EmptyState title="No event of this archive">Nothing is recorded under {words}.</EmptyState>
      )}
      {found?.isDone === true && found.found === 0 && narrowed !== undefined && (
        <EmptyState
          title="No event in this time"
          acts={<Button onPress={allTime}>All time</Button>}
        >
          {words} has events at other times.
        </EmptyState>
      )}
      {problem === null && found?.found !== 0 && (
        <div className="subject-body">
          <Facts
            events={found?.found}
            isSoFar={found?.isDone !== true}
            first={ends.first}
            last={ends.last}
            histogram={state.overview?.histogram ?? null}
            isNarrowed={narrowed !== undefined}
          />
          <Timeline state={state} tableId={tableId} onNarrow={narrow} />
          <TimelineTable id={tableId} histogram={state.overview?.histogram ?? null} />
          <SubjectCredentials subject={subject} newest={ends.newest} />
          <SubjectMix subject={subject} query={query} state={state} />
          <p className="subject-sentence ui-selectable">
            Found by <code>{query}</code>. {found?.sentence}
          </p>
        </div>
      )}
    </main>
  );
}

interface FactsProps {
  readonly events: number | undefined;
  readonly isSoFar: boolean;
  readonly first: string | undefined;
  readonly last: string | undefined;
  readonly histogram: Histogram | null;
  /** Of a time that was chosen, not of all time. */
  readonly isNarrowed: boolean;
}

function Facts({ events, isSoFar, first, last, histogram, isNarrowed }: FactsProps): ReactElement {
  const failed = histogram?.failed.reduce((sum, each) => sum + each, 0);
  return (
    <section className="subject-facts" aria-label="In short">
      <Stat
        label="Events"
        value={events === undefined ? <Skeleton width={60} /> : formatCount(events)}
        note={isSoFar ? 'so far' : isNarrowed ? 'in the chosen time' : undefined}
      />
      <Stat
        label={isNarrowed ? 'First, in this time' : 'First seen'}
        isMono
        value={first === undefined ? <Skeleton width={120} /> : formatInstant(first)}
      />
      <Stat
        label={isNarrowed ? 'Last, in this time' : 'Last seen'}
        isMono
        value={last === undefined ? <Skeleton width={120} /> : formatInstant(last)}
      />
      <Stat
        label="Failed"
        value={failed === undefined ? <Skeleton width={40} /> : formatCount(failed)}
        note={
          failed !== undefined && failed > 0 ? 'with an error, or a sign-in that failed' : undefined
        }
      />
    </section>
  );
}
