import type { ReactElement } from 'react';
import { Button } from 'react-aria-components';
import { useApp } from '../../app/app-context.ts';
import { useCall } from '../../app/calls.ts';
import { openTicket } from '../../app/engagement.ts';
import { formatDay } from '../../app/format.ts';
import { attempt } from '../../app/problems.ts';
import { SectionLabel, Skeleton } from '../../ui/index.ts';

/** Engagements that were open before, newest first; one whose file is gone says so. */
export function Recents(): ReactElement {
  const app = useApp();
  const { data: recents, error } = useCall('app.recents', {});
  return (
    <section className="start-recents" aria-label="Recent engagements">
      <SectionLabel level={2}>Recent</SectionLabel>
      {recents === undefined && error === null && <Skeleton width="60%" />}
      {error !== null && <p className="start-none">{error.message}</p>}
      {recents?.length === 0 && (
        <p className="start-none">
          Nothing was open on this computer yet. If you only want to look around, try the example.
        </p>
      )}
      <ul>
        {recents?.map((recent) => (
          <li key={recent.ticket}>
            <Button
              className="start-recent"
              isDisabled={recent.missing}
              onPress={() => attempt(() => openTicket(app, recent.ticket))}
            >
              <span className="start-recent-name" title={recent.name}>
                {recent.name}
              </span>
              <span className="start-recent-day">
                {recent.missing ? 'not found' : formatDay(recent.openedAt)}
              </span>
              <span className="start-recent-folder" title={recent.folder}>
                {recent.folder}
              </span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
