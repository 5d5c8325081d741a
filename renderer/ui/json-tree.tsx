import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import {
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type MouseEvent,
  type ReactElement,
} from 'react';
import { jsonAct } from './json-keys.ts';
import { JsonLine } from './json-line.tsx';
import { jsonRows, openFor, openTo } from './json-rows.ts';
import { scrollParent } from './scroll-parent.ts';

export interface JsonTreeProps {
  readonly label: string;
  readonly value: unknown;
  /** Marked wherever it occurs; the containers on the way to it open. */
  readonly search?: string | undefined;
  /** Levels open at first. */
  readonly depth?: number | undefined;
  /** Enter or double-click on a member, with its RFC 6901 pointer. */
  readonly onPick?: ((pointer: string) => void) | undefined;
  /** The context menu is asked for, by mouse or by key. */
  readonly onMenu?: ((pointer: string, event: MouseEvent) => void) | undefined;
}

const LINE = 20;

/**
 * A JSON value as a tree: arrows move, open and close; `*` opens the neighbours. It grows with its
 * lines and lets whatever scrolls around it scroll; only the lines in view are in the document.
 */
export function JsonTree(props: JsonTreeProps): ReactElement {
  const { label, value, search = '', depth = 2, onPick, onMenu } = props;
  const tree = useRef<HTMLDivElement>(null);
  const prefix = useId();
  const initial = useMemo(() => openTo(value, depth), [value, depth]);
  const found = useMemo(
    () => (search === '' ? undefined : openFor(value, search)),
    [value, search],
  );
  // Toggling is kept as a difference, so that a search can open more without losing it.
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const rows = useMemo(
    () =>
      jsonRows(
        value,
        (pointer) =>
          (initial.has(pointer) || found?.has(pointer) === true) !== toggled.has(pointer),
      ),
    [value, initial, found, toggled],
  );
  const [pointer, setPointer] = useState<string>();
  const active = Math.max(
    0,
    rows.findIndex((row) => row.pointer === pointer),
  );

  // Where the tree begins within what scrolls; heads above it may come and go.
  const [margin, setMargin] = useState(0);
  useLayoutEffect(() => {
    const scroller = scrollParent(tree.current);
    if (tree.current === null || scroller === null) return;
    const inner = tree.current.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
    setMargin(Math.round(inner + scroller.scrollTop));
  }, [rows]);

  // oxlint-disable-next-line react/incompatible-library -- the compiler is not in use
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scrollParent(tree.current),
    estimateSize: () => LINE,
    getItemKey: (index) => rows[index]?.pointer ?? index,
    overscan: 12,
    scrollMargin: margin,
    // The line with the focus must exist for screen readers to find it.
    rangeExtractor: (range) => [...new Set([...defaultRangeExtractor(range), active])],
  });

  const toggle = (pointers: readonly string[]): void => {
    const next = new Set(toggled);
    for (const one of pointers) if (!next.delete(one)) next.add(one);
    setToggled(next);
  };

  return (
    <div
      role="tree"
      ref={tree}
      className="ui-json"
      tabIndex={0}
      aria-label={label}
      aria-activedescendant={rows.length === 0 ? undefined : `${prefix}${active}`}
      style={{ height: virtual.getTotalSize() }}
      onContextMenu={(event) => {
        // Asked for by a key, it is of the line that has the keyboard.
        const line =
          event.target instanceof Element ? event.target.closest('[data-pointer]') : null;
        const at = line?.getAttribute('data-pointer') ?? rows[active]?.pointer;
        if (at === undefined) return;
        setPointer(at);
        onMenu?.(at, event);
      }}
      onKeyDown={(event) => {
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        const act = jsonAct(rows, active, event.key);
        if (act === undefined) return;
        event.preventDefault();
        if (act.kind === 'toggle') toggle(act.pointers);
        else if (act.kind === 'go') {
          setPointer(rows[act.index]?.pointer);
          virtual.scrollToIndex(act.index);
        } else {
          const row = rows[active];
          if (row !== undefined && onPick !== undefined) onPick(row.pointer);
          else if (row?.isOpen !== undefined) toggle([row.pointer]);
        }
      }}
    >
      {virtual.getVirtualItems().map(({ index, key, start }) => {
        const row = rows[index];
        if (row === undefined) return null;
        return (
          <JsonLine
            key={key}
            ref={virtual.measureElement}
            domId={`${prefix}${index}`}
            row={row}
            index={index}
            top={start - margin}
            search={search}
            isActive={index === active}
            onPress={() => {
              setPointer(row.pointer);
              if (row.isOpen !== undefined) toggle([row.pointer]);
            }}
            onDoublePress={() => onPick?.(row.pointer)}
          />
        );
      })}
    </div>
  );
}
