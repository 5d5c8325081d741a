/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a select cannot hold glyphs and shares */
/* oxlint-disable jsx-a11y/interactive-supports-focus -- the list has the focus and names its item */
/* oxlint-disable jsx-a11y/click-events-have-key-events -- its keys are the list's */
import { memo, type ReactElement } from 'react';
import { formatCount } from './format-count.ts';
import type { NavItem } from './nav-types.ts';
import { StateGlyph } from './state-glyph.tsx';

export interface NavRowProps {
  readonly domId: string;
  readonly item: NavItem;
  readonly isSelected: boolean;
  readonly isActive: boolean;
  readonly codeWidth: number;
  readonly onPress: (id: string) => void;
  readonly onDoublePress: (id: string) => void;
}

/** One item of a NavList. For that component only. */
export const NavRow = memo(function NavRow(props: NavRowProps): ReactElement {
  const { domId, item, isSelected, isActive, codeWidth, onPress, onDoublePress } = props;
  return (
    <div
      role="option"
      id={domId}
      className="ui-nav-item"
      aria-selected={isSelected}
      aria-disabled={item.isDisabled === true || undefined}
      data-active={isActive || undefined}
      onClick={() => onPress(item.id)}
      onDoubleClick={() => onDoublePress(item.id)}
    >
      {item.share !== undefined && (
        <span className="ui-nav-share" style={{ width: `${Math.max(1.5, item.share * 100)}%` }} />
      )}
      {item.glyph !== undefined && <StateGlyph state={item.glyph} label={item.glyphLabel} />}
      {item.code !== undefined && (
        <span className="ui-nav-code" style={{ width: codeWidth }}>
          {item.code}
        </span>
      )}
      <span className="ui-nav-label ui-truncate" title={item.label}>
        {item.label}
        {item.note !== undefined && <span className="ui-nav-note"> {item.note}</span>}
      </span>
      {item.count !== undefined && <span className="ui-nav-count">{countWords(item.count)}</span>}
    </div>
  );
});

/** A number with its separators, or the words as they are. */
export function countWords(count: number | string): string {
  return typeof count === 'number' ? formatCount(count) : count;
}
