import type { ReactElement } from 'react';
import type { EventRef } from '../../preload/contract/ids.ts';
import { Button, Dialog, Skeleton } from '../ui/index.ts';
import { useApp } from './app-context.ts';
import { useCall } from './calls.ts';
import { takesFocus } from './takes-focus.ts';
import { subjectsOf, subjectWords } from './subject.ts';

/** Whom and what an event is about; each has a page of its own. */
export function SubjectsDialog({
  event,
  onClose,
}: {
  readonly event: EventRef;
  readonly onClose: () => void;
}): ReactElement {
  const app = useApp();
  const record = useCall('events.record', { ref: event }).data;
  const subjects = record === undefined ? [] : subjectsOf(record);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="All about…"
      intro="Whom and what this event is about: when it was first and last seen, where, and what it did."
    >
      {record === undefined && <Skeleton width="80%" height={80} />}
      {record !== undefined && subjects.length === 0 && (
        <p>The record names nobody and nothing that events could be gathered by.</p>
      )}
      <ul className="app-subjects" aria-label="Whom and what">
        {subjects.map((subject, at) => (
          <li key={`${subject.kind} ${subject.value}`}>
            <Button
              kind="quiet"
              isWide
              {...(at === 0 ? takesFocus : {})}
              onPress={() => {
                onClose();
                app.go({ at: 'subject', subject });
              }}
            >
              {subjectWords(subject)}
            </Button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
