import type { ReactElement } from 'react';
import type { Reason } from '../../../preload/contract/why.ts';
import { useApp } from '../../app/app-context.ts';
import { formatDay, plural } from '../../app/format.ts';
import { Button, formatCount, showHidden } from '../../ui/index.ts';

/** What keeps a search from finding something, each with the act that changes it. */
export function Reasons({ reasons }: { readonly reasons: readonly Reason[] }): ReactElement | null {
  if (reasons.length === 0) return null;
  return (
    <ul className="events-reasons" aria-label="Why nothing is found">
      {reasons.map((reason) => (
        <li key={`${reason.kind} ${'query' in reason ? reason.query : reason.condition}`}>
          <span className="events-reason-words">{wordsOf(reason)}</span>
          {'query' in reason && <Act reason={reason} />}
        </li>
      ))}
    </ul>
  );
}

type WithAct = Exclude<Reason, { kind: 'alone' }>;

function Act({ reason }: { readonly reason: WithAct }): ReactElement {
  const { query } = useApp();
  const { events, isMore } = reason;
  return (
    <Button size="small" onPress={() => query.set(reason.query)}>
      {actWords(reason)} ({isMore ? `${formatCount(events)} or more` : plural(events, 'event')})
    </Button>
  );
}

function wordsOf(reason: Reason): ReactElement {
  switch (reason.kind) {
    case 'alone':
      return <>Nothing in this archive fits “{showHidden(reason.condition)}”.</>;
    case 'near':
      return (
        <>
          Did you mean <code>{showHidden(reason.meant)}</code>?
        </>
      );
    case 'period':
      return (
        <>
          The period asked for has no events: they go from {formatDay(reason.from)} to{' '}
          {formatDay(reason.to)} (UTC).
        </>
      );
    case 'without':
      return <>Without “{showHidden(reason.condition)}” something is found.</>;
    case 'resolved':
      return <>What fits is resolved, and hidden for everybody in this engagement.</>;
  }
}

function actWords({ kind }: WithAct): string {
  switch (kind) {
    case 'near':
      return 'Ask for it';
    case 'period':
      return 'All time';
    case 'without':
      return 'Leave it out';
    case 'resolved':
      return 'Show them';
  }
}
