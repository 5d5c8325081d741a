import type { TableSort } from '../../preload/contract/table.ts';
import type { ReadDb } from '../archive/handles.ts';
import { ordered, type Ordered, type Search } from '../query/index.ts';

/** Orders of one result that are kept, 8 bytes for each event: a person goes back and forth. */
const most = 3;

/** They go with the searches that are kept. */
const orders = new WeakMap<Search, Map<string, Promise<Ordered>>>();

/** What a search finds, in an order; made once for all who ask. */
export function orderedOf(db: ReadDb, search: Search, sort: TableSort): Promise<Ordered> {
  const kept = orders.get(search) ?? new Map<string, Promise<Ordered>>();
  orders.set(search, kept);
  const name = `${sort.field} ${sort.order}`;
  const known = kept.get(name);
  if (known !== undefined) return known;
  const made = ordered(db, search, sort).catch((thrown: unknown) => {
    // What failed is tried again by whoever asks next.
    kept.delete(name);
    throw thrown;
  });
  kept.set(name, made);
  const [oldest] = kept.keys();
  if (kept.size > most && oldest !== undefined) kept.delete(oldest);
  return made;
}
