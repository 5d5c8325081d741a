import type { MouseEvent, ReactElement } from 'react';
import type { ActivityRecord } from '../../../preload/contract/activity.ts';
import type { EventRef } from '../../../preload/contract/ids.ts';
import { formatInstant, localWords } from '../../app/format.ts';
import { Facts, SectionLabel, type Fact } from '../../ui/index.ts';
import { ActivityDetails } from './activity-details.tsx';

export interface ActivityRecordViewProps {
  readonly activity: ActivityRecord;
  readonly onOpen: (event: EventRef) => void;
  /** The context menu of a fact of the record is asked for, by its label (fact-values.ts). */
  readonly onMenu: (label: string, event: MouseEvent) => void;
}

/** The event as an Activity Record: who, action, what, when, where, workstation, details. */
export function ActivityRecordView(props: ActivityRecordViewProps): ReactElement {
  const { activity, onOpen, onMenu } = props;
  const { details, isDetailed } = activity;
  return (
    <>
      <section className="record-activity" aria-label="Activity Record">
        <SectionLabel>Activity Record</SectionLabel>
        <Facts
          facts={factsOf(activity)}
          onMenu={(label, event) => onMenu(factLabels[label] ?? '', event)}
        />
      </section>
      {details.length > 0 && (
        <section className="record-activity" aria-label="Details">
          <SectionLabel aside={isDetailed ? undefined : 'as requested'}>Details</SectionLabel>
          <ActivityDetails details={details} onOpen={onOpen} onMenu={onMenu} />
        </section>
      )}
    </>
  );
}

/** The facts whose members of the record these are made of. */
const factLabels: Readonly<Record<string, string>> = {
  Who: 'Who',
  Action: 'What',
  When: 'When',
  Where: 'Where',
  Workstation: 'From',
};

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
