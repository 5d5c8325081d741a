import { Crosshair } from 'lucide-react';
import type { ReactElement } from 'react';
import { leaveAround } from '../../../app/around.ts';
import { useApp } from '../../../app/app-context.ts';
import { useStore } from '../../../app/store.ts';
import { Button } from '../../../ui/index.ts';

/** Says around which event the others are shown, and leads back. */
export function AroundStrip(): ReactElement | null {
  const app = useApp();
  const around = useStore(app.around);
  if (around === null) return null;
  return (
    <section className="table-bar" data-kind="around" aria-label="Context of an event">
      <Crosshair size={13} aria-hidden="true" />
      <span className="ui-truncate" title={around.words}>
        Around <strong>{around.words}</strong>
      </span>
      <span className="table-bar-acts">
        <Button
          size="small"
          kind="quiet"
          onPress={() => {
            app.follow.set(around.event);
            app.query.set(around.query);
          }}
        >
          To the event
        </Button>
        <Button size="small" shortcut="shift+x" onPress={() => leaveAround(app)}>
          Back
        </Button>
      </span>
    </section>
  );
}
