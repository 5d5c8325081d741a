import type { ReactElement } from 'react';
import { Header, ListBox, ListBoxItem, ListBoxSection, type Key } from 'react-aria-components';
import { formatCount } from './format-count.ts';
import { given } from './given.ts';
import { StateGlyph } from './state-glyph.tsx';
import type { GlyphState } from './types.ts';

export interface NavItem {
  readonly id: string;
  readonly label: string;
  /** Quiet words after the label. */
  readonly note?: string | undefined;
  /** A short id before the label: `CC8.1c`. */
  readonly code?: string | undefined;
  readonly glyph?: GlyphState | undefined;
  /** The glyph in words; required reading for whoever cannot see it. */
  readonly glyphLabel?: string | undefined;
  /** A number, or words such as `4 files`. */
  readonly count?: number | string | undefined;
  /** 0 to 1: draws the item's share as a bar behind it. */
  readonly share?: number | undefined;
  readonly isDisabled?: boolean | undefined;
}

export interface NavGroup {
  readonly id: string;
  readonly title: string;
  readonly count?: number | string | undefined;
  readonly items: readonly NavItem[];
}

export interface NavListProps {
  readonly label: string;
  readonly groups: readonly NavGroup[];
  /** `single` goes to one thing; `multiple` narrows by several. */
  readonly mode?: 'single' | 'multiple' | undefined;
  readonly selected: readonly string[];
  readonly onChange: (selected: readonly string[]) => void;
  /** Enter or double-click. */
  readonly onActivate?: ((id: string) => void) | undefined;
  /** Width of the codes' column in px. */
  readonly codeWidth?: number | undefined;
}

/** The list at the left: groups of things with their state and number. Ids are unique in the list. */
export function NavList(props: NavListProps): ReactElement {
  const { label, groups, mode = 'single', selected, onChange, onActivate, codeWidth = 48 } = props;
  return (
    <ListBox
      {...given({ onAction: onActivate && ((key: Key) => onActivate(String(key))) })}
      className="ui-nav"
      data-mode={mode}
      aria-label={label}
      selectionMode={mode}
      selectionBehavior={mode === 'single' ? 'replace' : 'toggle'}
      disallowEmptySelection={mode === 'single'}
      escapeKeyBehavior="none"
      selectedKeys={selected}
      onSelectionChange={(keys) => {
        if (keys !== 'all') onChange([...keys].map(String));
      }}
    >
      {groups.map((group) => (
        <ListBoxSection key={group.id} id={`group:${group.id}`} className="ui-nav-group">
          <Header className="ui-nav-head">
            <span className="ui-truncate">{group.title}</span>
            {group.count !== undefined && <span>{countWords(group.count)}</span>}
          </Header>
          {group.items.map((item) => (
            <ListBoxItem
              {...given({ isDisabled: item.isDisabled })}
              key={item.id}
              id={item.id}
              textValue={[item.code, item.label].filter(Boolean).join(' ')}
              className="ui-nav-item"
            >
              {item.share !== undefined && (
                <span
                  className="ui-nav-share"
                  style={{ width: `${Math.max(1.5, item.share * 100)}%` }}
                />
              )}
              {item.glyph !== undefined && (
                <StateGlyph state={item.glyph} label={item.glyphLabel} />
              )}
              {item.code !== undefined && (
                <span className="ui-nav-code" style={{ width: codeWidth }}>
                  {item.code}
                </span>
              )}
              <span className="ui-nav-label ui-truncate" title={item.label}>
                {item.label}
                {item.note !== undefined && <span className="ui-nav-note"> {item.note}</span>}
              </span>
              {item.count !== undefined && (
                <span className="ui-nav-count">{countWords(item.count)}</span>
              )}
            </ListBoxItem>
          ))}
        </ListBoxSection>
      ))}
    </ListBox>
  );
}

function countWords(count: number | string): string {
  return typeof count === 'number' ? formatCount(count) : count;
}
