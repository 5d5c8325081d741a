import { ChevronRight } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { LinkedEvent } from '../../../preload/contract/links.ts';
import type { EventRef } from '../../../preload/contract/ids.ts';
import { formatInstant } from '../../app/format.ts';
import { SectionLabel } from '../../ui/index.ts';
import { whoParts } from './who-parts.ts';

export interface LinkedListProps {
  readonly title: string;
  readonly events: readonly LinkedEvent[];
  /** There are others that are not listed. */
  readonly more?: boolean | undefined;
  /** What is said before the list, and after it. */
  readonly before?: string | undefined;
  readonly children?: ReactNode;
  readonly onOpen: (event: EventRef) => void;
}

/** Events that a record is linked to; each of them opens. */
export function LinkedList(props: LinkedListProps): ReactElement {
  const { title, events, more, before, children, onOpen } = props;
  return (
    <section className="record-links">
      <SectionLabel>{title}</SectionLabel>
      {before !== undefined && before !== '' && <p className="ui-selectable">{before}</p>}
      {events.length > 0 && (
        <ol className="record-link-list">
          {events.map(({ row }) => (
            <li key={row.ref}>
              <Linked row={row} onOpen={onOpen} />
            </li>
          ))}
        </ol>
      )}
      {more === true && <p className="record-links-more">There are more than are listed here.</p>}
      {children}
    </section>
  );
}

function Linked({
  row,
  onOpen,
}: Pick<LinkedEvent, 'row'> & Pick<LinkedListProps, 'onOpen'>): ReactElement {
  const { main, more, words } = whoParts(row);
  const who = main === '' ? 'nobody is named' : `${main}${more === '' ? '' : ` ${more}`}`;
  return (
    <Button className="record-link" onPress={() => onOpen(row.ref)}>
      <span className="record-link-words">
        <span className="record-link-what ui-truncate">
          <span className="ui-strong">{row.eventName}</span> by {who}
        </span>
        <span className="record-link-when ui-truncate" title={words}>
          {formatInstant(row.eventTime)} · {row.account || 'no account'}
        </span>
      </span>
      <ChevronRight size={14} aria-hidden="true" />
    </Button>
  );
}
