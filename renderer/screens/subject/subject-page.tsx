import { ArrowLeft, Search as SearchIcon } from 'lucide-react';
import { useId, type ReactElement } from 'react';
import type { Histogram } from '../../../preload/contract/overview.ts';
import { useActs } from '../../app/acts.ts';
import { useApp } from '../../app/app-context.ts';
import { searchFor } from '../../app/around.ts';
import { formatInstant, plural } from '../../app/format.ts';
import { subjectQuery, subjectWords, type Subject } from '../../app/subject.ts';
import { Button, EmptyState, ErrorState, formatCount, Skeleton, Stat } from '../../ui/index.ts';
import { TimelineBars } from '../events/timeline-bars.tsx';
import { TimelineTable } from '../events/timeline-table.tsx';
import { useOverview } from '../events/use-overview.ts';
import { useSearch } from '../events/use-search.ts';
import { SubjectCredentials } from './subject-credentials.tsx';
import { SubjectMix } from './subject-mix.tsx';
import { useEnds } from './use-ends.ts';
import '../events/timeline.css';
import './subject.css';

const limits = {};

/** All about a principal, a session, an access key, an address or a resource, as the archive has it. */
export function SubjectPage({ subject }: { readonly subject: Subject }): ReactElement {
  const app = useApp();
  const query = subjectQuery(subject);
  const search = useSearch(query);
  const state = useOverview(search, limits);
  const ends = useEnds(search);
  const { found, problem, again } = search;
  const leave = (): void => (app.acts.run('back') ? undefined : app.go({ at: 'events' }));
  const searchThese = (): void => searchFor(app, query);
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
      {found?.isDone === true && found.found === 0 && (
        <EmptyState title="No event of this archive">Nothing is recorded under {words}.</EmptyState>
      )}
      {problem === null && found?.found !== 0 && (
        <div className="subject-body">
          <Facts
            events={found?.found}
            isSoFar={found?.isDone !== true}
            first={ends.first}
            last={ends.last}
            histogram={state.overview?.histogram ?? null}
          />
          <Time histogram={state.overview?.histogram ?? null} />
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
}

function Facts({ events, isSoFar, first, last, histogram }: FactsProps): ReactElement {
  const failed = histogram?.failed.reduce((sum, each) => sum + each, 0);
  return (
    <section className="subject-facts" aria-label="In short">
      <Stat
        label="Events"
        value={events === undefined ? <Skeleton width={60} /> : formatCount(events)}
        note={isSoFar ? 'so far' : undefined}
      />
      <Stat
        label="First seen"
        isMono
        value={first === undefined ? <Skeleton width={120} /> : formatInstant(first)}
      />
      <Stat
        label="Last seen"
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

function Time({ histogram }: { readonly histogram: Histogram | null }): ReactElement {
  const id = useId();
  const most = Math.max(0, ...(histogram?.events ?? []));
  return (
    <section className="subject-time" aria-label="Its events over time">
      {histogram === null ? (
        <Skeleton width="100%" height={72} />
      ) : (
        <>
          <p>Over time (UTC), {plural(most, 'event')} at most in a bar</p>
          <TimelineBars histogram={histogram} brush={null} />
        </>
      )}
      <TimelineTable id={id} histogram={histogram} />
    </section>
  );
}
