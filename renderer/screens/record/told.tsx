import { useEffect, type ReactElement } from 'react';
import type { EventRecord } from '../../../preload/contract/domain.ts';
import type { EventRef } from '../../../preload/contract/ids.ts';
import { useApp } from '../../app/app-context.ts';
import { useCall } from '../../app/calls.ts';
import { useStore } from '../../app/store.ts';
import { Skeleton } from '../../ui/index.ts';
import { ActivityRecordView } from './activity-record.tsx';
import { useFactMenu } from './fact-menu.ts';
import { Meaning } from './meaning.tsx';
import { Policies } from './policies.tsx';
import './activity.css';

export interface ToldProps {
  readonly record: EventRecord;
  readonly onOpen: (event: EventRef) => void;
}

/** What is told of an event beside its record: its meaning, its Activity Record, its policies. */
export function Told({ record, onOpen }: ToldProps): ReactElement {
  const app = useApp();
  const onMenu = useFactMenu(record);
  const { data, error, refetch } = useCall('events.activity', { ref: record.row.ref });
  // What earlier events tell is found by their words.
  const isIndexed = useStore(app.wordsLeft) === 0;
  const isPartial = data?.isWhole === false;
  useEffect(() => {
    if (isIndexed && isPartial) void refetch();
  }, [isIndexed, isPartial, refetch]);
  if (error !== null) return <p className="record-links-more">{error.message}</p>;
  if (data === undefined) return <Skeleton width="94%" />;
  return (
    <>
      {data.meaning !== null && <Meaning meaning={data.meaning} />}
      <ActivityRecordView activity={data.activity} onOpen={onOpen} onMenu={onMenu} />
      <Policies policies={data.policies} onOpen={onOpen} />
    </>
  );
}
