import { TableShape, usualTable } from '../../preload/contract/table.ts';
import { afterMove, type ColumnMove } from '../ui/index.ts';
import { createStore, type Store } from './store.ts';

const key = 'events.table';

/**
 * The columns and the order of the table of events: kept for the person beside the sizes of panes, and
 * the same in every engagement. What cannot be read any more gives way to the usual table.
 */
export function createTableShape(): Store<TableShape> {
  const store = createStore<TableShape>(recall());
  store.subscribe(() => {
    try {
      localStorage.setItem(key, JSON.stringify(store.get()));
    } catch {
      // A store that is full or forbidden: the table is simply not remembered.
    }
  });
  return store;
}

/** The table with a column put beside another one. */
export function withMoved(shape: TableShape, move: ColumnMove): TableShape {
  return { ...shape, columns: [...afterMove(shape.columns, ({ field }) => field, move)] };
}

function recall(): TableShape {
  try {
    return TableShape.parse(JSON.parse(localStorage.getItem(key) ?? 'null'));
  } catch {
    return usualTable;
  }
}
