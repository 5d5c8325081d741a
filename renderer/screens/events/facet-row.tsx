/* oxlint-disable jsx-a11y/interactive-supports-focus -- the tree has the focus and names its item */
/* oxlint-disable jsx-a11y/click-events-have-key-events -- its keys are the tree's */
import { Check, ChevronDown, ChevronRight, CircleMinus } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { formatCount } from '../../ui/index.ts';
import type { FacetRow } from './facet-rows.ts';
import { facetWords, valueName, valueWords } from './facet-words.ts';

export interface FacetRowProps {
  readonly domId: string;
  readonly row: FacetRow;
  readonly isActive: boolean;
  /** Enter or a click; excluding is Shift+Enter, Alt+click or the button. */
  readonly onPress: (row: FacetRow, isExcluding: boolean) => void;
}

/** A row of the values beside the events. */
export function FacetRowView({ domId, row, isActive, onPress }: FacetRowProps): ReactElement {
  const shared = {
    id: domId,
    className: 'facet-row',
    'data-kind': row.kind,
    'data-active': isActive || undefined,
    'aria-level': row.kind === 'head' ? 1 : 2,
  } as const;
  if (row.kind === 'head') {
    const { title } = facetWords[row.facet];
    const Chevron = row.isOpen ? ChevronDown : ChevronRight;
    return (
      <div
        {...shared}
        role="treeitem"
        aria-expanded={row.isOpen}
        aria-selected={false}
        aria-label={`${title}, ${formatCount(row.distinct)} different`}
        onClick={() => onPress(row, false)}
      >
        <Chevron size={12} aria-hidden="true" />
        <span className="facet-title">{title}</span>
        <span className="facet-count">{formatCount(row.distinct)}</span>
      </div>
    );
  }
  if (row.kind === 'more') {
    return (
      <div {...shared} role="treeitem" aria-selected={false} onClick={() => onPress(row, false)}>
        {formatCount(row.left)} more…
      </div>
    );
  }
  return <Value shared={shared} row={row} onPress={onPress} />;
}

function Value({
  shared,
  row,
  onPress,
}: {
  readonly shared: { readonly id: string; readonly className: string };
  readonly row: Extract<FacetRow, { kind: 'value' }>;
  readonly onPress: FacetRowProps['onPress'];
}): ReactElement {
  const { facet, value, share } = row;
  const { main, more } = valueWords(facet, value);
  return (
    <div
      {...shared}
      role="treeitem"
      aria-label={valueName(facet, value)}
      aria-selected={value.chosen === 'included'}
      data-chosen={value.chosen ?? undefined}
      data-none={value.text === '' || undefined}
      title={[main, more].filter(Boolean).join(' · ')}
      onClick={(event) => onPress(row, event.altKey)}
    >
      {value.events > 0 && (
        <span className="facet-bar" style={{ width: `${Math.max(1.5, share * 100)}%` }} />
      )}
      <Chosen chosen={value.chosen} />
      <span className="facet-text ui-truncate">
        {main}
        {more !== '' && <span className="facet-more"> {more}</span>}
      </span>
      <span className="facet-count">{formatCount(value.events)}</span>
      {value.chosen === null && (
        // The keyboard excludes with Shift+Enter, and a screen reader is told so once.
        <button
          type="button"
          tabIndex={-1}
          aria-hidden="true"
          className="facet-exclude"
          title={`Exclude ${main}`}
          onClick={(event) => {
            event.stopPropagation();
            onPress(row, true);
          }}
        >
          <CircleMinus size={13} />
        </button>
      )}
    </div>
  );
}

function Chosen({ chosen }: { readonly chosen: 'included' | 'excluded' | null }): ReactNode {
  if (chosen === 'included') return <Check className="facet-mark" size={12} aria-hidden="true" />;
  if (chosen === null) return null;
  return <CircleMinus className="facet-mark" size={12} aria-hidden="true" />;
}
