import type { ReactElement } from 'react';
import type { ActivityDetail } from '../../../preload/contract/activity.ts';
import type { EventRef } from '../../../preload/contract/ids.ts';
import { Button } from '../../ui/index.ts';
import { detailValues } from './detail-words.ts';

export interface ActivityDetailsProps {
  readonly details: readonly ActivityDetail[];
  readonly onOpen: (event: EventRef) => void;
}

/** Properties with what they were, what they are now, or what was asked for. */
export function ActivityDetails({ details, onOpen }: ActivityDetailsProps): ReactElement {
  return (
    <dl className="record-details">
      {details.map((detail) => (
        <div
          key={`${detail.property}\n${detail.note}\n${detail.requested}`}
          className="record-detail"
        >
          <dt className="ui-selectable">{detail.property}</dt>
          <dd>
            <Values detail={detail} />
            {detail.note !== '' && (
              <p className="record-detail-note ui-selectable">{detail.note}</p>
            )}
            {detail.source !== null && (
              <Button
                size="small"
                kind="quiet"
                onPress={() => detail.source !== null && onOpen(detail.source.ref)}
              >
                Open {detail.source.eventName}
              </Button>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Values({ detail }: { readonly detail: ActivityDetail }): ReactElement | null {
  const values = detailValues(detail);
  if (values.length === 0) return null;
  return (
    <p className="record-detail-values">
      {values.map(({ kind, text }) => (
        <span key={kind} className="record-detail-value" data-kind={kind}>
          <span className="record-detail-kind">{kind}</span>{' '}
          <span className="record-detail-text ui-selectable">{text}</span>
        </span>
      ))}
    </p>
  );
}
