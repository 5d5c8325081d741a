import {
  useEffect,
  useId,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type ReactElement,
} from 'react';
import { FacetRowView } from './facet-row.tsx';
import type { FacetRow } from './facet-rows.ts';

export interface FacetTreeProps {
  readonly rows: readonly FacetRow[];
  readonly describedBy: string;
  /** What Enter or a click means: to fold, to choose, to show more. */
  readonly onPress: (row: FacetRow, isExcluding: boolean) => void;
  /** The context menu of a row is asked for, by mouse or by key. */
  readonly onMenu: (row: FacetRow, event: MouseEvent) => void;
}

/**
 * Groups and values as one tree: a single stop of Tab, moved in by arrows. Enter chooses, Shift+Enter
 * excludes, left and right fold.
 */
export function FacetTree({ rows, describedBy, onPress, onMenu }: FacetTreeProps): ReactElement {
  const prefix = useId();
  const tree = useRef<HTMLDivElement>(null);
  const [visited, setVisited] = useState<string>();
  const at = Math.max(
    0,
    rows.findIndex(({ id }) => id === visited),
  );
  const active = rows[at];
  const domIdOf = (id: string): string => `${prefix}${id}`;
  const activeId = active === undefined ? undefined : domIdOf(active.id);
  const hasMoved = useRef(false);
  useEffect(() => {
    if (!hasMoved.current || activeId === undefined) return;
    document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' });
  }, [activeId]);
  const visit = (row: FacetRow | undefined): void => {
    hasMoved.current = true;
    if (row !== undefined) setVisited(row.id);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || active === undefined) return;
    const target = targetOf(event.key, rows, at);
    if (target !== undefined) visit(target);
    else if (event.key === 'Enter' || event.key === ' ') onPress(active, event.shiftKey);
    else if (active.kind === 'head' && event.key === foldKey(active.isOpen)) onPress(active, false);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      ref={tree}
      role="tree"
      // The tree has the focus and names its item.
      tabIndex={0}
      className="facet-tree"
      aria-label="Narrow the events"
      aria-describedby={describedBy}
      aria-multiselectable="true"
      {...(activeId === undefined ? {} : { 'aria-activedescendant': activeId })}
      onKeyDown={onKeyDown}
      onContextMenu={(event) => {
        const item =
          event.target instanceof Element ? event.target.closest('[role=treeitem]') : null;
        // Asked for by a key, it is of the row that has the keyboard.
        const row = item === null ? active : rows.find(({ id }) => domIdOf(id) === item.id);
        if (row === undefined) return;
        visit(row);
        onMenu(row, event);
      }}
    >
      {rows.map((row) => (
        <FacetRowView
          key={row.id}
          domId={domIdOf(row.id)}
          row={row}
          isActive={row === active}
          onPress={(pressed, isExcluding) => {
            visit(pressed);
            onPress(pressed, isExcluding);
          }}
        />
      ))}
    </div>
  );
}

function foldKey(isOpen: boolean): string {
  return isOpen ? 'ArrowLeft' : 'ArrowRight';
}

/** The row that a key leads to; left leads from a value to its group. */
function targetOf(key: string, rows: readonly FacetRow[], at: number): FacetRow | undefined {
  const bound = (next: number): FacetRow | undefined =>
    rows[Math.min(rows.length - 1, Math.max(0, next))];
  switch (key) {
    case 'ArrowDown':
      return bound(at + 1);
    case 'ArrowUp':
      return bound(at - 1);
    case 'PageDown':
      return bound(at + 10);
    case 'PageUp':
      return bound(at - 10);
    case 'Home':
      return bound(0);
    case 'End':
      return bound(rows.length - 1);
    case 'ArrowLeft':
      return rows[at]?.kind === 'head'
        ? undefined
        : rows.slice(0, at).findLast(({ kind }) => kind === 'head');
    default:
      return undefined;
  }
}
