import type { ReactElement } from 'react';
import type { ActivityRecord } from '../../../preload/contract/activity.ts';
import type { EventRef } from '../../../preload/contract/ids.ts';
import { formatInstant, localWords } from '../../app/format.ts';
import { Facts, SectionLabel, type Fact } from '../../ui/index.ts';
import { ActivityDetails } from './activity-details.tsx';

export interface ActivityRecordViewProps {
  readonly activity: ActivityRecord;
  readonly onOpen: (event: EventRef) => void;
}

/** The event as an Activity Record: who, action, what, when, where, workstation, details. */
export function ActivityRecordView({ activity, onOpen }: ActivityRecordViewProps): ReactElement {
  const { details, isDetailed } = activity;
  return (
    <>
      <section className="record-activity" aria-label="Activity Record">
        <SectionLabel>Activity Record</SectionLabel>
        <Facts facts={factsOf(activity)} />
      </section>
      {details.length > 0 && (
        <section className="record-activity" aria-label="Details">
          <SectionLabel aside={isDetailed ? undefined : 'as requested'}>Details</SectionLabel>
          <ActivityDetails details={details} onOpen={onOpen} />
        </section>
      )}
    </>
  );
}

function factsOf(activity: ActivityRecord): readonly Fact[] {
  const { who, action, objectType, what, when, where, workstation } = activity;
  const local = localWords(when);
  return [
    { label: 'Who', value: who },
    {
      label: 'Action',
      value: action,
      tone: /Failed/.test(action) ? 'exception' : undefined,
    },
    { label: 'Object type', value: objectType },
    { label: 'What', value: what, isMono: true },
    {
      label: 'When',
      value: (
        <>
          <span className="ui-mono">{formatInstant(when)}</span>
          {local !== undefined && <span className="ui-quiet"> · {local}</span>}
        </>
      ),
    },
    { label: 'Where', value: where },
    ...(workstation === '' ? [] : [{ label: 'Workstation', value: workstation, isMono: true }]),
  ];
}
