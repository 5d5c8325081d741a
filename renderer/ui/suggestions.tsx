/* oxlint-disable jsx-a11y/prefer-tag-over-role -- no tag is a list beside a field (ARIA combobox) */
import { useEffect, useRef, type CSSProperties, type ReactElement, type ReactNode } from 'react';
import { showHidden } from './show-hidden.ts';

/** What a list beside a field offers. */
export interface Suggestion {
  readonly id: string;
  readonly label: string;
  /** Quiet words behind it. */
  readonly detail?: string | undefined;
  /** At the end of the row: a count. */
  readonly note?: string | undefined;
  /** Before the label: of which kind it is. */
  readonly icon?: ReactNode;
}

export interface SuggestionsProps {
  /** The DOM id that the field names as its list. */
  readonly id: string;
  readonly label: string;
  readonly items: readonly Suggestion[];
  /** The place of the item that Enter would take; -1: none. */
  readonly active: number;
  readonly onTake: (index: number) => void;
  /** Keys, below the list. */
  readonly foot?: ReactNode;
  readonly style?: CSSProperties | undefined;
}

/** The DOM id of an item: what the field names as its active descendant. */
export function suggestionId(list: string, index: number): string {
  return `${list}-${index}`;
}

/**
 * The list of a combobox, below its field. The field keeps the focus and has the keys; values are shown
 * as text whatever they hold, with signs for characters that would not be seen.
 */
export function Suggestions(props: SuggestionsProps): ReactElement {
  const { id, label, items, active, onTake, foot, style } = props;
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active >= 0) list.current?.children.item(active)?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <div
      className="ui-suggestions"
      role="presentation"
      style={style}
      // The field keeps the focus, also when the mouse takes an item or the bar beside them.
      onMouseDown={(event) => event.preventDefault()}
    >
      <div role="listbox" id={id} aria-label={label} ref={list} className="ui-suggestions-list">
        {items.map((item, index) => (
          // The field has the keys (ARIA combobox pattern).
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
          <div
            role="option"
            key={item.id}
            id={suggestionId(id, index)}
            aria-selected={index === active}
            tabIndex={-1}
            className="ui-suggestion"
            onClick={() => onTake(index)}
          >
            {item.icon !== undefined && <span className="ui-suggestion-icon">{item.icon}</span>}
            <bdi className="ui-suggestion-label ui-truncate">{showHidden(item.label)}</bdi>
            {item.detail !== undefined && item.detail !== '' && (
              <span className="ui-suggestion-detail ui-truncate">{item.detail}</span>
            )}
            {item.note !== undefined && <span className="ui-suggestion-note">{item.note}</span>}
          </div>
        ))}
      </div>
      {foot !== undefined && <div className="ui-suggestions-foot">{foot}</div>}
    </div>
  );
}
