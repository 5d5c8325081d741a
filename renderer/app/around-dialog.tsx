import { useState, type ReactElement } from 'react';
import type { EventRef } from '../../preload/contract/ids.ts';
import { Button, Dialog, RadioGroup, Skeleton } from '../ui/index.ts';
import { showAround, stretches, type Stretch } from './around.ts';
import { useApp } from './app-context.ts';
import { useCall } from './calls.ts';
import { formatInstant } from './format.ts';
import { subjectsOf, subjectWords } from './subject.ts';
import { takesFocus } from './takes-focus.ts';

const everything = 'everything';

/** Asks whose other acts around an event are to be shown, and how far around. */
export function AroundDialog({
  event,
  onClose,
}: {
  readonly event: EventRef;
  readonly onClose: () => void;
}): ReactElement {
  const app = useApp();
  const record = useCall('events.record', { ref: event }).data;
  const subjects = record === undefined ? [] : subjectsOf(record);
  const [chosen, setChosen] = useState<string>();
  const [stretch, setStretch] = useState<Stretch>('1-hour');
  const shown = chosen ?? (subjects.length === 0 ? everything : '0');
  const show = (): void => {
    if (record === undefined) return;
    onClose();
    showAround(app, record, subjects[Number(shown)] ?? null, stretch);
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Show in context"
      intro={
        record === undefined
          ? undefined
          : `What else happened around ${record.row.eventName}, ${formatInstant(record.row.eventTime)}; the event stays selected.`
      }
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="primary" isDisabled={record === undefined} onPress={show} {...takesFocus}>
            Show
          </Button>
        </>
      }
    >
      {record === undefined ? (
        <Skeleton width="80%" height={120} />
      ) : (
        <>
          <RadioGroup
            label="Of whom or what"
            options={[
              ...subjects.map((subject, at) => ({
                id: String(at),
                label: subjectWords(subject),
              })),
              { id: everything, label: 'everything, by anybody' },
            ]}
            value={shown}
            onChange={setChosen}
          />
          <RadioGroup
            label="How far"
            options={stretches.map(({ id, label }) => ({ id, label }))}
            value={stretch}
            onChange={setStretch}
          />
        </>
      )}
    </Dialog>
  );
}
