import { TableShape, usualTable } from '../../preload/contract/table.ts';
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

function recall(): TableShape {
  try {
    return TableShape.parse(JSON.parse(localStorage.getItem(key) ?? 'null'));
  } catch {
    return usualTable;
  }
}
