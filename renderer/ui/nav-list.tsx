/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a select cannot hold glyphs, counts and shares */
import {
  useCallback,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
  type CSSProperties,
  type KeyboardEvent,
  type ReactElement,
} from 'react';
import { listMove } from './list-keys.ts';
import { countWords, NavRow } from './nav-row.tsx';
import type { NavGroup } from './nav-types.ts';
import { showWithin } from './scroll-parent.ts';

export interface NavListProps {
  readonly label: string;
  readonly groups: readonly NavGroup[];
  /** `single` goes to one thing, selection follows the keyboard; `multiple` narrows by several. */
  readonly mode?: 'single' | 'multiple' | undefined;
  readonly selected: readonly string[];
  readonly onChange: (selected: readonly string[]) => void;
  /** Enter or double-click. */
  readonly onActivate?: ((id: string) => void) | undefined;
  /** Width of the codes' column in px. */
  readonly codeWidth?: number | undefined;
}

/**
 * The list at the left: groups of things with their state and number. Ids are unique in the list.
 * Arrows, Home, End and Page keys move, in a single list J and K too; other letters go on to the
 * screen.
 */
export function NavList(props: NavListProps): ReactElement {
  const { label, groups, mode = 'single', selected, onChange, onActivate, codeWidth = 48 } = props;
  const list = useRef<HTMLDivElement>(null);
  const prefix = useId();
  const [visited, setVisited] = useState<string>();
  const reachable = useMemo(
    () => groups.flatMap(({ items }) => items.filter(({ isDisabled }) => isDisabled !== true)),
    [groups],
  );
  const chosen = useMemo(() => new Set(selected), [selected]);
  const wanted = mode === 'single' ? selected[0] : visited;
  const active = reachable.find(({ id }) => id === (wanted ?? visited)) ?? reachable[0];
  const domIdOf = (id: string): string => `${prefix}${id}`;

  const choose = (id: string): void => {
    setVisited(id);
    if (!reachable.some((item) => item.id === id)) return;
    if (mode === 'single') {
      if (!chosen.has(id)) onChange([id]);
      return;
    }
    onChange(chosen.has(id) ? selected.filter((one) => one !== id) : [...selected, id]);
  };

  // The rows are memoised, so they get handlers that never change and ask for the newest ones.
  const newest = useRef({ choose, onActivate });
  useEffect(() => {
    newest.current = { choose, onActivate };
  });
  const onPress = useCallback((id: string) => newest.current.choose(id), []);
  const onDoublePress = useCallback((id: string) => newest.current.onActivate?.(id), []);

  const isFirst = useRef(true);
  const activeId = active?.id;
  useEffect(() => {
    const row = activeId === undefined ? null : document.getElementById(`${prefix}${activeId}`);
    // At first only a selected row asks to be seen; a list opens at its top.
    if (row !== null && (!isFirst.current || wanted !== undefined)) showWithin(row);
    isFirst.current = false;
  }, [activeId, prefix, wanted]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || active === undefined) return;
    if (event.key === ' ' && mode === 'multiple') choose(active.id);
    else if (event.key === 'Enter') {
      if (onActivate !== undefined) onActivate(active.id);
      else if (mode === 'multiple') choose(active.id);
      else return;
    } else {
      const next =
        reachable[listMove(reachable.indexOf(active), event.key, reachable.length) ?? -1];
      if (next === undefined) return;
      setVisited(next.id);
      if (mode === 'single' && next.id !== selected[0]) onChange([next.id]);
    }
    event.preventDefault();
  };

  return (
    <div
      role="listbox"
      ref={list}
      className="ui-nav"
      data-mode={mode}
      tabIndex={0}
      aria-label={label}
      aria-multiselectable={mode === 'multiple' || undefined}
      aria-activedescendant={active === undefined ? undefined : domIdOf(active.id)}
      onKeyDown={onKeyDown}
    >
      {groups.map((group) => (
        <div
          key={group.id}
          role="group"
          className="ui-nav-group"
          aria-labelledby={domIdOf(`group:${group.id}`)}
          style={{ '--nav-items': group.items.length } as CSSProperties}
        >
          <div className="ui-nav-head" role="presentation" id={domIdOf(`group:${group.id}`)}>
            <span className="ui-truncate">{group.title}</span>
            {group.count !== undefined && <span>{countWords(group.count)}</span>}
          </div>
          {group.items.map((item) => (
            <NavRow
              key={item.id}
              domId={domIdOf(item.id)}
              item={item}
              isSelected={chosen.has(item.id)}
              isActive={item.id === active?.id}
              codeWidth={codeWidth}
              onPress={onPress}
              onDoublePress={onDoublePress}
            />
          ))}
        </div>
      ))}
    </div>
  );
}
