import { Files } from 'lucide-react';
import type { ReactElement } from 'react';
import { useApp } from '../../app/app-context.ts';
import { formatSeconds, plural } from '../../app/format.ts';
import { useCall } from '../../app/calls.ts';
import { useReadOnly } from '../../app/read-only.tsx';
import { Button, Checkbox, Skeleton, Tooltip } from '../../ui/index.ts';
import { AskedSentence } from './asked-sentence.tsx';
import type { Search } from './use-search.ts';

/** What the query means, how much it finds, and how far the search has come. */
export function SearchStateLine({
  search,
  messageId,
}: {
  readonly search: Search;
  /** The DOM id of the sentence that says what is wrong. */
  readonly messageId: string;
}): ReactElement {
  const { found, problem, again } = search;
  const { acts } = useApp();
  if (problem !== null) {
    return (
      <div className="events-meaning" role="alert">
        <span id={messageId} className="ui-tone-exception">
          {problem.message}
        </span>
        {problem.code !== 'bad_query' && (
          <Button size="small" kind="quiet" onPress={again}>
            Try again
          </Button>
        )}
      </div>
    );
  }
  if (found === undefined) {
    return (
      <div className="events-meaning">
        <Skeleton width={320} />
      </div>
    );
  }
  return (
    <div className="events-meaning">
      {/* Told when it is done: a count that grows is not read out at every step. */}
      <output aria-live={search.isBusy ? 'off' : 'polite'}>
        <strong>{plural(found.found, 'event')}</strong> {howFar(search)}
        <AskedSentence found={found} />
      </output>
      <GoOnOrStop search={search} />
      <span className="events-across">
        <HideResolved />
        <Tooltip text="Search other engagements too…">
          <Button
            size="small"
            kind="quiet"
            icon={<Files size={14} aria-hidden="true" />}
            onPress={() => acts.run('search-across')}
          >
            <span className="events-across-words">Search other engagements too…</span>
          </Button>
        </Tooltip>
      </span>
    </div>
  );
}

/** Kept for everybody in the engagement, by an act of the ledger. */
function HideResolved(): ReactElement {
  const { acts } = useApp();
  const view = useCall('annotations.view', {}).data;
  const isReadOnly = useReadOnly();
  return (
    <Checkbox
      isSelected={view?.hidesResolved === true}
      isDisabled={view === undefined || isReadOnly}
      onChange={() => void acts.run('hide-resolved')}
    >
      Hide resolved
    </Checkbox>
  );
}

function howFar({ found, isStopped }: Search): string {
  if (found === undefined) return '';
  if (found.isDone) return `in ${formatSeconds(found.seconds)}`;
  const part = `${Math.floor(found.searched * 100)} %`;
  return isStopped ? `so far; stopped at ${part} of the archive` : `so far; ${part} searched`;
}

/** A search whose end is worth waiting for can be ended, and taken up again. */
function GoOnOrStop({ search }: { readonly search: Search }): ReactElement | null {
  if (search.found?.isDone !== false) return null;
  return search.isStopped ? (
    <Button size="small" kind="quiet" onPress={search.goOn}>
      Go on
    </Button>
  ) : (
    <Button size="small" kind="quiet" onPress={search.stop}>
      Stop
    </Button>
  );
}
