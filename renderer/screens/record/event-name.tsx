import type { ReactElement } from 'react';
import type { EventRow } from '../../../preload/contract/domain.ts';
import { serviceOf } from '../../app/format.ts';
import { useMeaning } from '../../app/meanings.ts';
import { showHidden } from '../../ui/index.ts';

export type EventNameProps = Pick<EventRow, 'eventName' | 'eventSource'>;

/** An event's name and service; what the name means is told to who points at it. */
export function EventName({ eventName, eventSource }: EventNameProps): ReactElement {
  const meaning = useMeaning(eventSource, eventName);
  const shown = showHidden(eventName);
  const name = `${shown} · ${showHidden(eventSource)}`;
  return (
    <span
      className="ui-truncate"
      title={meaning === undefined ? name : `${name}\n${meaning.sentence}`}
    >
      <span className="ui-strong">{shown}</span>{' '}
      <span className="ui-quiet">{showHidden(serviceOf(eventSource))}</span>
    </span>
  );
}
