/* oxlint-disable jsx-a11y/click-events-have-key-events -- its keys are the tree's */
/* oxlint-disable jsx-a11y/interactive-supports-focus -- the tree has the focus and names its item */
import { ChevronRight } from 'lucide-react';
import type { ReactElement, Ref } from 'react';
import { FoundText } from './found-text.tsx';
import type { JsonRow } from './json-rows.ts';

export interface JsonLineProps {
  readonly domId: string;
  readonly row: JsonRow;
  readonly index: number;
  readonly top: number;
  readonly search: string;
  readonly isActive: boolean;
  readonly onPress: () => void;
  readonly onDoublePress: () => void;
  readonly ref: Ref<HTMLDivElement>;
}

/** One line of a JsonTree. For that component only. */
export function JsonLine({ ref, ...props }: JsonLineProps): ReactElement {
  const { domId, row, index, top, search, isActive, onPress, onDoublePress } = props;
  return (
    <div
      role="treeitem"
      id={domId}
      ref={ref}
      data-index={index}
      data-pointer={row.pointer}
      className="ui-json-row"
      aria-level={row.depth + 1}
      aria-setsize={row.siblings}
      aria-posinset={row.position}
      aria-expanded={row.isOpen}
      aria-selected={isActive}
      style={{ transform: `translateY(${top}px)`, paddingInlineStart: row.depth * 16 }}
      onClick={onPress}
      onDoubleClick={onDoublePress}
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
  );
}
