import type { ReactElement } from 'react';
import type { EventRow } from '../../../preload/contract/domain.ts';
import { EventRef } from '../../../preload/contract/ids.ts';
import { useApp } from '../../app/app-context.ts';
import { searchFor } from '../../app/around.ts';
import { useCall } from '../../app/calls.ts';
import type { Subject } from '../../app/subject.ts';
import { useOnceIndexed } from '../../app/use-once-indexed.ts';
import { LinkedList } from '../record/linked-list.tsx';
import '../record/record.css';

/** Stands for the event that is not known yet; nothing is asked about it. */
const noEvent = EventRef.parse(0);

/** The way back from a session's or a key's credentials to whoever got the first of them. */
export function SubjectCredentials({
  subject,
  newest,
}: {
  readonly subject: Subject;
  readonly newest: EventRow | undefined;
}): ReactElement | null {
  const app = useApp();
  const isOfCredentials = subject.kind === 'session' || subject.kind === 'access key';
  const { data: links, refetch } = useCall(
    'events.links',
    { ref: newest?.ref ?? noEvent },
    { isEnabled: isOfCredentials && newest !== undefined },
  );
  useOnceIndexed(links?.isWhole === false, refetch);
  const credentials = links?.credentials ?? null;
  if (!isOfCredentials || credentials === null) return null;
  return (
    <div className="subject-credentials">
      <LinkedList
        title="Whose credentials these are"
        before="From the newest event back to the first who got them:"
        events={credentials.steps}
        onOpen={(event) => {
          app.follow.set(event);
          searchFor(app, '');
        }}
      >
        <p className="ui-selectable">{credentials.sentence}</p>
      </LinkedList>
    </div>
  );
}
