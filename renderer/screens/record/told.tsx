import { useEffect, type ReactElement } from 'react';
import type { ActivityRecord, EventActivity } from '../../../preload/contract/activity.ts';
import type { EventRef } from '../../../preload/contract/ids.ts';
import { useApp } from '../../app/app-context.ts';
import { useCall } from '../../app/calls.ts';
import { useStore } from '../../app/store.ts';
import { Skeleton } from '../../ui/index.ts';
import { ActivityRecordView } from './activity-record.tsx';
import { Meaning } from './meaning.tsx';
import { Policies } from './policies.tsx';
import './activity.css';

export interface ToldProps {
  readonly event: EventRef;
  readonly onOpen: (event: EventRef) => void;
}

/** What is told of an event beside its record: its meaning, its Activity Record, its policies. */
export function Told({ event, onOpen }: ToldProps): ReactElement {
  const app = useApp();
  const { data, error, refetch } = useCall('events.activity', { ref: event });
  // What earlier events tell is found by their words.
  const isIndexed = useStore(app.wordsLeft) === 0;
  const isWaiting = data !== undefined && JSON.stringify(data).includes('still being indexed');
  useEffect(() => {
    if (isIndexed && isWaiting) void refetch();
  }, [isIndexed, isWaiting, refetch]);
  if (error !== null) return <p className="record-links-more">{error.message}</p>;
  if (data === undefined) return <Skeleton width="94%" />;
  return (
    <>
      {data.meaning !== null && <Meaning meaning={data.meaning} />}
      <ActivityRecordView activity={withoutPolicies(data)} onOpen={onOpen} />
      <Policies policies={data.policies} onOpen={onOpen} />
    </>
  );
}

/** A policy is read below, decoded, and not as one long value. */
function withoutPolicies({ activity, policies }: EventActivity): ActivityRecord {
  const places = new Set(policies.map(({ path }) => path));
  const details = activity.details.filter(
    ({ property, requested }) => requested === null || !places.has(`requestParameters.${property}`),
  );
  return { ...activity, details };
}
