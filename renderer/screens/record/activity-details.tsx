import type { MouseEvent, ReactElement } from 'react';
import type { ActivityDetail } from '../../../preload/contract/activity.ts';
import type { EventRef } from '../../../preload/contract/ids.ts';
import { Button } from '../../ui/index.ts';
import { detailValues } from './detail-words.ts';

export interface ActivityDetailsProps {
  readonly details: readonly ActivityDetail[];
  readonly onOpen: (event: EventRef) => void;
  readonly onMenu: (label: string, event: MouseEvent) => void;
}

/** Properties with what they were, what they are now, or what was asked for. */
export function ActivityDetails(props: ActivityDetailsProps): ReactElement {
  const { details, onOpen, onMenu } = props;
  return (
    <dl className="record-details">
      {details.map((detail) => (
        <div
          key={`${detail.property}\n${detail.note}\n${detail.requested}`}
          className="record-detail"
          onContextMenu={isError(detail) ? (event) => onMenu('Error', event) : undefined}
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

/** The record's own error; a requested value may be called so too. */
function isError({ property, requested }: ActivityDetail): boolean {
  return property === 'Error' && requested === null;
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
