/* oxlint-disable jsx-a11y/prefer-tag-over-role -- no tag is a list beside a field (ARIA combobox) */
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import { Kbd } from '../ui/index.ts';
import { whyNot } from './act-possible.ts';
import { actIds, actTable } from './act-table.ts';
import { searchFor } from './around.ts';
import type { App } from './app.ts';
import { useApp } from './app-context.ts';
import { useCall } from './calls.ts';
import { openView } from './views.ts';
import { useEngagement } from './use-engagement.ts';
import { findActs, isAlike, placeOf, type Entry } from './palette-filter.ts';

/**
 * Every act that is possible now, found by typing, with its key beside it. One that is not possible
 * is found too, after the others, with the reason.
 */
export function Palette({ onClose }: { readonly onClose: () => void }): ReactElement {
  const entries = [...useEntries(), ...useViewEntries()];
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState<string>();
  const list = useRef<HTMLDivElement>(null);
  const search = useSearchEntry(typed);
  const id = useId();
  const fitting = findActs(entries, typed);
  const impossible = typed.trim() === '' ? [] : fitting.filter(({ run }) => run === undefined);
  const found = [...fitting.filter(({ run }) => run !== undefined), ...search, ...impossible];
  const at = placeOf(found, active);

  const move = (to: number): void => {
    setActive(found[to]?.id);
    list.current?.children.item(to)?.scrollIntoView({ block: 'nearest' });
  };
  const choose = (entry: Entry | undefined): void => {
    if (entry?.run === undefined) return;
    onClose();
    // After the dialog has given the focus back, so that the act can put it where it belongs.
    setTimeout(entry.run, 0);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    switch (event.key) {
      case 'ArrowDown':
        move(Math.min(found.length - 1, at + 1));
        break;
      case 'ArrowUp':
        move(Math.max(0, at - 1));
        break;
      case 'Enter':
        choose(found[at]);
        break;
      default:
        return;
    }
    event.preventDefault();
  };
  return (
    <ModalOverlay
      className="ui-scrim"
      isOpen
      isDismissable
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <Modal className="app-palette">
        <Dialog aria-label="Command palette" className="app-palette-body">
          <input
            // The palette is opened to type into it.
            // oxlint-disable-next-line jsx-a11y/no-autofocus
            autoFocus
            role="combobox"
            aria-label="Find an act"
            aria-expanded="true"
            aria-controls={id}
            aria-activedescendant={found.length === 0 ? undefined : `${id}-${at}`}
            aria-autocomplete="list"
            placeholder="What do you want to do?"
            spellCheck={false}
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value);
              setActive(undefined);
            }}
            onKeyDown={onKeyDown}
          />
          <div role="listbox" id={id} aria-label="Acts" ref={list} className="app-palette-list">
            {found.map((entry, index) => (
              // The field keeps the focus and handles the keys (ARIA combobox pattern).
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
              <div
                role="option"
                key={entry.id}
                id={`${id}-${index}`}
                aria-selected={index === at}
                aria-disabled={entry.run === undefined || undefined}
                tabIndex={-1}
                className="app-palette-row"
                onMouseMove={() => setActive(entry.id)}
                onClick={() => choose(entry)}
              >
                <span className="ui-truncate">{entry.label}</span>
                <span className="app-palette-group">{entry.group}</span>
                {entry.keys !== undefined && entry.run !== undefined && <Kbd keys={entry.keys} />}
              </div>
            ))}
          </div>
          {found.length === 0 && <p className="app-palette-none">No act by that name.</p>}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** What is possible may change while one looks: a search that was under way has come to its end. */
const LOOK_AGAIN_MS = 200;

function useEntries(): Entry[] {
  const app = useApp();
  const [entries, setEntries] = useState(() => entriesNow(app));
  useEffect(() => {
    const look = setInterval(() => {
      const now = entriesNow(app);
      setEntries((before) => (isAlike(before, now) ? before : now));
    }, LOOK_AGAIN_MS);
    return () => clearInterval(look);
  }, [app]);
  return entries;
}

function entriesNow({ acts, engagement }: Pick<App, 'acts' | 'engagement'>): Entry[] {
  return actIds.flatMap((id): Entry[] => {
    const run = acts.handlerOf(id);
    const { label, group, keys, words } = actTable[id];
    const shown = run === undefined ? whyNot(id, engagement.get()) : group;
    if (shown === undefined || id === 'palette') return [];
    // What it does when it is chosen is what it does then, not what it would have done now.
    return [{ id, label, group: shown, keys, words, run: run && (() => void acts.run(id)) }];
  });
}

/** Saved views are found by their names. */
function useViewEntries(): Entry[] {
  const app = useApp();
  const isOpen = useEngagement() !== null;
  const views = useCall('views.list', {}, { isEnabled: isOpen }).data ?? [];
  return views.map((view) => ({
    id: `view ${view.id}`,
    label: `Open view: ${view.name}`,
    group: 'Views',
    words: 'saved search query',
    run: () => openView(app, view),
  }));
}

/** Whatever was typed can also be looked for in the events. */
function useSearchEntry(typed: string): Entry[] {
  const app = useApp();
  const engagement = useEngagement();
  const words = typed.trim();
  if (words === '' || engagement === null) return [];
  const run = (): void => searchFor(app, words);
  return [{ id: 'search', label: `Find events: ${words}`, group: 'Events', run }];
}
