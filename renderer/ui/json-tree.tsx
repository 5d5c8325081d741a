import { ChevronRight } from 'lucide-react';
import { useMemo, useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import { FoundText } from './found-text.tsx';
import { jsonRows, openFor, openTo, type JsonRow } from './json-rows.ts';

export interface JsonTreeProps {
  readonly label: string;
  readonly value: unknown;
  /** Marked wherever it occurs; the containers on the way to it open. */
  readonly search?: string | undefined;
  /** Levels open at first. */
  readonly depth?: number | undefined;
  /** Enter or double-click on a member, with its RFC 6901 pointer. */
  readonly onPick?: ((pointer: string) => void) | undefined;
}

/** A JSON value as a tree: arrows move, open and close; `*` opens the neighbours. */
export function JsonTree({
  label,
  value,
  search = '',
  depth = 2,
  onPick,
}: JsonTreeProps): ReactElement {
  const tree = useRef<HTMLDivElement>(null);
  const initial = useMemo(() => openTo(value, depth), [value, depth]);
  const found = useMemo(
    () => (search === '' ? undefined : openFor(value, search)),
    [value, search],
  );
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const [active, setActive] = useState<string>();

  // Toggling is kept as a difference, so that a search can open more without losing it.
  const isOpen = (pointer: string): boolean =>
    (initial.has(pointer) || found?.has(pointer) === true) !== toggled.has(pointer);
  const rows = jsonRows(value, isOpen);
  const current = rows.find((row) => row.pointer === active) ?? rows[0];

  const toggle = (pointers: readonly string[]): void => {
    const next = new Set(toggled);
    for (const pointer of pointers) if (!next.delete(pointer)) next.add(pointer);
    setToggled(next);
  };
  const goTo = (row: JsonRow | undefined): void => {
    if (row === undefined) return;
    setActive(row.pointer);
    const element = tree.current?.children.item(rows.indexOf(row));
    if (element instanceof HTMLElement) element.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (current === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const at = rows.indexOf(current);
    switch (event.key) {
      case 'ArrowDown':
        goTo(rows[at + 1]);
        break;
      case 'ArrowUp':
        goTo(rows[at - 1]);
        break;
      case 'ArrowRight':
        if (current.isOpen === false) toggle([current.pointer]);
        else if (current.isOpen === true) goTo(rows[at + 1]);
        break;
      case 'ArrowLeft':
        if (current.isOpen === true) toggle([current.pointer]);
        else goTo(rows.find((row) => row.pointer === current.parent));
        break;
      case 'Home':
        goTo(rows[0]);
        break;
      case 'End':
        goTo(rows.at(-1));
        break;
      case '*':
        toggle(
          rows
            .filter((row) => row.parent === current.parent && row.isOpen === false)
            .map((row) => row.pointer),
        );
        break;
      case 'Enter':
        if (onPick !== undefined) onPick(current.pointer);
        else if (current.isOpen !== undefined) toggle([current.pointer]);
        break;
      default:
        return;
    }
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    // The focus is on its items; the container only listens for them.
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus
    <div role="tree" ref={tree} className="ui-json" aria-label={label} onKeyDown={onKeyDown}>
      {rows.map((row) => (
        // Its keys are the tree's.
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
        <div
          key={row.pointer}
          role="treeitem"
          className="ui-json-row"
          aria-level={row.depth + 1}
          aria-setsize={row.siblings}
          aria-posinset={row.position}
          aria-expanded={row.isOpen}
          aria-selected={row === current}
          tabIndex={row === current ? 0 : -1}
          style={{ paddingInlineStart: row.depth * 16 }}
          onClick={() => {
            setActive(row.pointer);
            if (row.isOpen !== undefined) toggle([row.pointer]);
          }}
          onDoubleClick={() => onPick?.(row.pointer)}
        >
          <span className="ui-json-turn">
            {row.isOpen !== undefined && <ChevronRight size={12} aria-hidden="true" />}
          </span>
          {row.name !== undefined && (
            <span className="ui-json-name">
              <FoundText text={row.name} words={search} />
            </span>
          )}
          <span className="ui-json-value ui-selectable" data-kind={row.kind}>
            {row.isOpen === undefined ? <FoundText text={row.text} words={search} /> : row.text}
          </span>
        </div>
      ))}
    </div>
  );
}
