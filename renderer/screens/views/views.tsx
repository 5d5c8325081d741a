import { Bookmark } from 'lucide-react';
import type { ReactElement } from 'react';
import { actTable } from '../../app/act-table.ts';
import { useActs } from '../../app/acts.ts';
import { useApp } from '../../app/app-context.ts';
import { useCall } from '../../app/calls.ts';
import { attempt } from '../../app/problems.ts';
import { useReadOnly } from '../../app/read-only.tsx';
import { exportViews, importViews } from '../../app/views.ts';
import { Button, EmptyState, ErrorState, Kbd, SectionLabel, Skeleton } from '../../ui/index.ts';
import { AlertList } from './alert-list.tsx';
import { ViewRow } from './view-row.tsx';
import './views.css';

const MOST_ALERTS = 200;

/** The saved views of the engagement, and what the alerts among them have raised. */
export function Views(): ReactElement {
  const app = useApp();
  const isReadOnly = useReadOnly();
  const { data: views, error, refetch } = useCall('views.list', {});
  const raised = useCall('alerts.list', { limit: MOST_ALERTS }).data;
  useActs({ 'save-view': undefined });
  if (error !== null && views === undefined) {
    return (
      <main className="app-page" aria-label="Views and alerts">
        <ErrorState
          title="The saved views could not be read."
          code={error.code}
          acts={<Button onPress={() => void refetch()}>Try again</Button>}
        >
          {error.message}
        </ErrorState>
      </main>
    );
  }
  const acts = (
    <>
      {!isReadOnly && (
        <Button onPress={() => attempt(() => importViews(app))}>Import views…</Button>
      )}
      {views !== undefined && views.length > 0 && (
        <Button onPress={() => attempt(() => exportViews(app, views))}>Export all…</Button>
      )}
      <Button onPress={() => app.go({ at: 'events' })}>Back to the events</Button>
    </>
  );
  return (
    <main className="app-page views-page" aria-label="Views and alerts">
      <header className="views-head">
        <div>
          <h1>Views and alerts</h1>
          <p>
            A view is a question that is kept; with a threshold it is an alert, asked after each
            import and collection of what is new.
          </p>
        </div>
        <div className="views-acts">{acts}</div>
      </header>
      <div className="views-columns">
        <section aria-label="Saved views">
          <SectionLabel>Saved views</SectionLabel>
          {views === undefined ? (
            <Skeleton width="60%" />
          ) : views.length === 0 ? (
            <EmptyState icon={<Bookmark size={28} />} title="No view is saved yet">
              Filter the events, then save what you asked with{' '}
              <Kbd keys={actTable['save-view'].keys ?? ''} />. Or take over the views of a
              colleague’s file.
            </EmptyState>
          ) : (
            <ul className="views-list">
              {views.map((view) => (
                <ViewRow key={view.id} view={view} />
              ))}
            </ul>
          )}
        </section>
        <AlertList raised={raised} hasRules={views?.some(({ alert }) => alert !== null) === true} />
      </div>
    </main>
  );
}
