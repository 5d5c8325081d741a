import { Bell, Bookmark } from 'lucide-react';
import type { ReactElement } from 'react';
import { useApp } from '../../app/app-context.ts';
import { useCall } from '../../app/calls.ts';
import { openView } from '../../app/views.ts';
import { Button, formatCount } from '../../ui/index.ts';
import './views.css';

/** The views that are pinned, one press away, and the way to all of them; quiet, and only once there are some. */
export function ViewStrip({ query }: { readonly query: string }): ReactElement {
  const app = useApp();
  const views = useCall('views.list', {}).data ?? [];
  const pinned = views.filter((view) => view.pinned);
  const asked = query.trim();
  return (
    <nav className="events-views" aria-label="Saved views">
      {pinned.length > 0 && (
        <ul>
          {pinned.map((view) => (
            <li key={view.id} title={view.sentence}>
              <Button
                size="small"
                kind="quiet"
                icon={view.alert === null ? <Bookmark size={12} /> : <Bell size={12} />}
                aria-pressed={view.query === asked}
                onPress={() => openView(app, view)}
              >
                {view.name}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div>
        {views.length > 0 && (
          <Button size="small" kind="quiet" onPress={() => app.acts.run('views')}>
            {`All views (${formatCount(views.length)})`}
          </Button>
        )}
      </div>
    </nav>
  );
}
