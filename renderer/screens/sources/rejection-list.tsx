import type { ReactElement } from 'react';
import type { Problem } from '../../../preload/contract/errors.ts';
import { Skeleton } from '../../ui/index.ts';
import { reasonSentence } from './reason-sentence.ts';

interface Entry {
  /** The whole path; `name` is what of it tells this file from the others. */
  readonly path: string;
  readonly name: string;
  readonly reason: string;
  readonly detail?: string;
}

export interface RejectionListProps {
  /** Undefined while they are being read. */
  readonly entries: readonly Entry[] | undefined;
  readonly error: Problem | null;
  /** What to say when there are none. */
  readonly none: string;
}

/** Files or records with the reason why they did not become events, one sentence each. */
export function RejectionList({ entries, error, none }: RejectionListProps): ReactElement {
  if (entries === undefined) {
    return (
      <div className="sources-none">
        {error === null ? <Skeleton width="60%" /> : error.message}
      </div>
    );
  }
  if (entries.length === 0) return <p className="sources-none">{none}</p>;
  return (
    <ul className="sources-rejections">
      {entries.map((entry, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- one object may be listed twice
        <li key={index}>
          <span className="sources-object ui-selectable" title={entry.path}>
            {entry.name}
          </span>
          <span className="ui-selectable">{reasonSentence(entry.reason, entry.detail)}</span>
        </li>
      ))}
    </ul>
  );
}
