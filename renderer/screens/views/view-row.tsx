import { Bell, Download, Pencil, Pin, PinOff, Trash2 } from 'lucide-react';
import type { ReactElement } from 'react';
import type { SavedView } from '../../../preload/contract/views.ts';
import { useApp } from '../../app/app-context.ts';
import { formatMinute } from '../../app/format.ts';
import { attempt } from '../../app/problems.ts';
import { useReadOnly } from '../../app/read-only.tsx';
import { askSaveView, exportViews, openView, pinView, removeView } from '../../app/views.ts';
import { Button, IconButton } from '../../ui/index.ts';

/** A view: what it is called, what it means, and what can be done with it. */
export function ViewRow({ view }: { readonly view: SavedView }): ReactElement {
  const app = useApp();
  const isReadOnly = useReadOnly();
  const { name, query, sentence, alertSentence, author, at, pinned } = view;
  return (
    <li className="views-row" aria-label={name}>
      <div className="views-row-head">
        <strong>{name}</strong>
        <div>
          <Button size="small" onPress={() => openView(app, view)} aria-label={`Open ${name}`}>
            Open
          </Button>
          {!isReadOnly && (
            <>
              <IconButton
                size="small"
                label={pinned ? `Unpin ${name}` : `Pin ${name}`}
                icon={pinned ? <PinOff size={14} /> : <Pin size={14} />}
                onPress={() => attempt(() => pinView(app, view))}
              />
              <IconButton
                size="small"
                label={`Change ${name}…`}
                icon={<Pencil size={14} />}
                onPress={() => attempt(() => askSaveView(app, view))}
              />
            </>
          )}
          <IconButton
            size="small"
            label={`Export ${name}…`}
            icon={<Download size={14} />}
            onPress={() => attempt(() => exportViews(app, [view]))}
          />
          {!isReadOnly && (
            <IconButton
              size="small"
              label={`Remove ${name}`}
              icon={<Trash2 size={14} />}
              onPress={() => attempt(() => removeView(app, view))}
            />
          )}
        </div>
      </div>
      <p>{sentence}</p>
      {query !== '' && <code className="ui-mono ui-selectable">{query}</code>}
      {alertSentence !== null && (
        <p className="views-rule">
          <Bell size={13} aria-hidden="true" /> {alertSentence}
        </p>
      )}
      <p className="ui-quiet">
        {author}, {formatMinute(at)}
      </p>
    </li>
  );
}
