import { Crosshair } from 'lucide-react';
import type { ReactElement } from 'react';
import type { EventRef } from '../../../../preload/contract/ids.ts';
import type { EventRow } from '../../../../preload/contract/domain.ts';
import { usualTable, type TableShape, type TableSort } from '../../../../preload/contract/table.ts';
import { serviceOf } from '../../../app/format.ts';
import { statusWords } from '../../../app/status-words.ts';
import { TagChip } from '../../../app/tag-chip.tsx';
import { showHidden, Skeleton, StateGlyph, type GridColumn } from '../../../ui/index.ts';
import { eventColumns } from '../../record/event-columns.tsx';
import { fieldsOfRow, fieldWords, whyNotSorted } from '../../../app/table-fields.ts';

export interface TableColumnsOptions {
  readonly shape: TableShape;
  /** The order that the rows are in now. */
  readonly sort: TableSort;
  readonly onSort: (sort: TableSort) => void;
  readonly onResize: (field: string, width: number | null) => void;
  /** A field that the rows do not carry, by its place among those of `furtherFields`. */
  readonly textOf: (ref: number, at: number) => string | undefined;
  /** The event that the others are shown around. */
  readonly anchor: EventRef | null;
}

type Column = GridColumn<EventRow>;

/** What is shown of a field that has no column of its own elsewhere. */
const texts: Readonly<Record<string, (row: EventRow) => string>> = {
  eventSource: ({ eventSource }) => serviceOf(eventSource),
  actor: ({ actor }) => actor,
  identityKind: ({ identityKind }) => identityKind,
  errorCode: ({ errorCode }) => errorCode ?? '',
  failed: ({ failed }) => (failed ? 'true' : 'false'),
  mfa: ({ mfa }) => mfa,
  temporary: ({ temporary }) => (temporary ? 'true' : 'false'),
  status: ({ status }) => statusWords[status],
  notes: ({ notes }) => (notes === 0 ? '' : String(notes)),
};

/** Fields of a table that are asked for beside its rows. */
export function furtherFields({ columns }: TableShape): string[] {
  return columns.map(({ field }) => field).filter((field) => !fieldsOfRow.has(field));
}

/** The columns of the table as the person has chosen them. */
export function tableColumns(options: TableColumnsOptions): Column[] {
  const further = furtherFields(options.shape);
  // What somebody has chosen stays, however narrow the table: it scrolls sideways then.
  const mayHide = isUsual(options.shape);
  return options.shape.columns.map(({ field, width }) => {
    const { sort: by } = fieldWords(field);
    const { sort, onSort, onResize } = options;
    const column = { ...columnOf(field, further.indexOf(field), options), id: field };
    const isSorted = by !== null && sort.field === by;
    return {
      ...column,
      ...(width === null ? {} : { width }),
      hideUnder: mayHide && width === null ? column.hideUnder : undefined,
      sort: isSorted ? sort.order : undefined,
      onSort: by === null ? undefined : () => onSort({ field: by, order: nextOrder(sort, by) }),
      hint: whyNotSorted(field),
      onResize: (next: number | null) => onResize(field, next),
    };
  });
}

/** Whoever puts the usual columns in another order has chosen none of them. */
function isUsual({ columns }: TableShape): boolean {
  const usual = new Set(usualTable.columns.map(({ field }) => field));
  return columns.length === usual.size && columns.every(({ field }) => usual.has(field));
}

function columnOf(
  field: string,
  further: number,
  { textOf, anchor }: Pick<TableColumnsOptions, 'textOf' | 'anchor'>,
): Column {
  const known = eventColumns.find(({ id }) => id === field);
  if (known !== undefined) return field === 'marks' ? withAnchor(known, anchor) : known;
  const { title, width, isMono } = fieldWords(field);
  return {
    id: field,
    header: title,
    width,
    isMono,
    render: (row) => {
      if (field === 'star')
        return row.star && <StateGlyph state="star" size={12} label="starred" />;
      if (field === 'tags') return row.tags.map((tag) => <TagChip key={tag} tag={tag} />);
      const text = further < 0 ? texts[field]?.(row) : textOf(row.ref, further);
      return text === undefined ? <Skeleton width="60%" /> : <Text text={text} />;
    },
  };
}

/** Text of a record, which may hold anything: shown as text, on one line. */
function Text({ text }: { readonly text: string }): ReactElement {
  return text === '' ? (
    <span className="record-absent">not recorded</span>
  ) : (
    <span className="ui-quiet" title={showHidden(text)}>
      {showHidden(text)}
    </span>
  );
}

/** The first press sorts from A to Z, time from the newest on; the second the other way. */
function nextOrder(now: TableSort, field: TableSort['field']): TableSort['order'] {
  if (now.field !== field) return field === 'eventTime' ? 'descending' : 'ascending';
  return now.order === 'ascending' ? 'descending' : 'ascending';
}

function withAnchor(column: Column, anchor: EventRef | null): Column {
  if (anchor === null) return column;
  return {
    ...column,
    render: (row, index) => (
      <>
        {row.ref === anchor && (
          <span className="table-anchor">
            <Crosshair size={12} aria-hidden="true" />
            <span className="ui-hidden">the others are around this event</span>
          </span>
        )}
        {column.render(row, index)}
      </>
    ),
  };
}
