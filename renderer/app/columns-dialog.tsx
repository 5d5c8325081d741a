import { ArrowDown, ArrowUp } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import {
  indexFields,
  mostColumns,
  usualTable,
  type TableColumn,
  type TableShape,
} from '../../preload/contract/table.ts';
import { Button, Checkbox, Dialog, IconButton, SectionLabel, TextField } from '../ui/index.ts';
import { useApp } from './app-context.ts';
import { asProblem } from './problems.ts';
import { useStore } from './store.ts';
import { fieldWords, whyNotSorted } from './table-fields.ts';
import './columns-dialog.css';

/** Which columns the table of events has, and in which order; every change shows at once. */
export function ColumnsDialog({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { table } = useApp();
  const { columns } = useStore(table);
  const change = (next: readonly TableColumn[]): void =>
    table.set((now): TableShape => ({ ...now, columns: [...next] }));
  const add = (field: string): void => change([...columns, { field, width: null }]);
  const others = indexFields.filter((field) => columns.every((column) => column.field !== field));
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Columns of the table"
      intro="Yours, in every engagement. A column’s edge sizes it; its head sorts by it and is dragged to its place."
      footerStart={
        <Button kind="quiet" onPress={() => table.set(usualTable)}>
          As usual
        </Button>
      }
      footer={
        <Button kind="primary" onPress={onClose}>
          Done
        </Button>
      }
    >
      <SectionLabel>Shown, from left to right</SectionLabel>
      <Shown columns={columns} onChange={change} />
      <AddField columns={columns} onAdd={add} />
      <SectionLabel>More of what the index knows</SectionLabel>
      <ul className="app-columns" aria-label="Columns that are not shown">
        {others.map((field) => (
          <li key={field}>
            <Checkbox
              isSelected={false}
              isDisabled={columns.length >= mostColumns}
              description={wordsOf(field)}
              onChange={() => add(field)}
            >
              {fieldWords(field).title}
            </Checkbox>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

interface ShownProps {
  readonly columns: readonly TableColumn[];
  readonly onChange: (columns: readonly TableColumn[]) => void;
}

function Shown({ columns, onChange }: ShownProps): ReactElement {
  const move = (from: number, by: -1 | 1): void => {
    const moved = columns[from];
    if (moved === undefined) return;
    const rest = columns.filter((_, at) => at !== from);
    onChange([...rest.slice(0, from + by), moved, ...rest.slice(from + by)]);
    refocus(moved.field, by, from + by === 0 || from + by === columns.length - 1);
  };
  return (
    <ul className="app-columns" aria-label="Columns that are shown">
      {columns.map(({ field }, at) => {
        const { title } = fieldWords(field);
        return (
          <li key={field} data-field={field}>
            <Checkbox
              isSelected
              isDisabled={columns.length === 1}
              description={wordsOf(field)}
              onChange={() => onChange(columns.filter((column) => column.field !== field))}
            >
              {title}
            </Checkbox>
            <span className="app-columns-moves">
              <IconButton
                label={`Move ${title} up`}
                size="small"
                icon={<ArrowUp size={14} />}
                isDisabled={at === 0}
                onPress={() => move(at, -1)}
              />
              <IconButton
                label={`Move ${title} down`}
                size="small"
                icon={<ArrowDown size={14} />}
                isDisabled={at === columns.length - 1}
                onPress={() => move(at, 1)}
              />
            </span>
          </li>
        );
      })}
    </ul>
  );
}

/** A field of the records themselves: read for the rows in view. */
function AddField({
  columns,
  onAdd,
}: {
  readonly columns: readonly TableColumn[];
  readonly onAdd: (field: string) => void;
}): ReactElement {
  const { client } = useApp();
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<string>();
  const add = async (): Promise<void> => {
    if (typed.trim() === '') return;
    try {
      const { field } = await client.call('events.field', { field: typed.trim() });
      if (columns.some((column) => column.field === field)) {
        return setError(`${field} is shown already.`);
      }
      if (columns.length >= mostColumns)
        return setError(`A table has ${mostColumns} columns at most.`);
      setTyped('');
      setError(undefined);
      onAdd(field);
    } catch (thrown) {
      setError(asProblem(thrown).message);
    }
  };
  return (
    <TextField
      label="Any field of the records"
      description="Read from the originals for the rows in view. Not sorted: all of them would have to be read."
      placeholder="requestParameters.userName"
      isMono
      value={typed}
      maxLength={200}
      error={error}
      onChange={(text) => {
        setTyped(text);
        setError(undefined);
      }}
      onEnter={() => void add()}
      suffix={
        <Button size="small" isDisabled={typed.trim() === ''} onPress={() => void add()}>
          Add
        </Button>
      }
    />
  );
}

function wordsOf(field: string): string {
  const { tells } = fieldWords(field);
  return whyNotSorted(field) === undefined ? tells : `${tells}; not sorted`;
}

/** The button that moved a column goes with it; at the end the other one takes the focus. */
function refocus(field: string, by: -1 | 1, isAtEnd: boolean): void {
  requestAnimationFrame(() => {
    const row = document.querySelector(`.app-columns [data-field="${CSS.escape(field)}"]`);
    const [up, down] = row?.querySelectorAll<HTMLElement>('.app-columns-moves button') ?? [];
    const wanted = (by === -1) !== isAtEnd ? up : down;
    wanted?.focus();
  });
}
