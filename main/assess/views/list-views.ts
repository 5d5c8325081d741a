import {
  AlertRule,
  SavedView,
  ViewId,
  ViewTable,
  type SavedView as View,
} from '../../../preload/contract/views.ts';
import { Problem } from '../../../preload/contract/errors.ts';
import type { ReadDb } from '../../archive/handles.ts';
import { sql } from '../../archive/sql.ts';
import { explain, parseQuery } from '../../query/index.ts';
import { alertSentence } from '../alerts/alert-words.ts';

/** A view as it stands in the archive. */
export interface StoredView {
  readonly id: string;
  readonly name: string;
  readonly query: string;
  readonly shape: string | null;
  readonly pinned: number;
  readonly alert: string | null;
  /** The last original of which its alert takes no notice. */
  readonly since: number;
  readonly author: string;
  readonly at: string;
}

/** The views that stand: pinned ones first, then by name. */
export function listViews(db: ReadDb): View[] {
  return storedViews(db).map(viewOf);
}

/** As `listViews`, in the columns of the table. */
export function storedViews(db: ReadDb): StoredView[] {
  return db.all<StoredView>(
    sql`SELECT * FROM saved_view ORDER BY pinned DESC, name COLLATE NOCASE, id`,
  );
}

/** The view of that id. @throws Problem not_found */
export function getView(db: ReadDb, id: string): View {
  const row = db.get<StoredView>(sql`SELECT * FROM saved_view WHERE id = ${id}`);
  if (row === undefined) throw new Problem('not_found', `There is no view ${id} any more.`);
  return viewOf(row);
}

/** The view of that name, by its capitals or not, or of that id. @throws Problem not_found naming the views there are */
export function viewNamed(db: ReadDb, name: string): View {
  const wanted = name.trim().toLowerCase();
  const views = listViews(db);
  const found =
    views.find((view) => view.name.toLowerCase() === wanted) ??
    views.find((view) => view.id.toLowerCase() === wanted);
  if (found !== undefined) return found;
  const known = views.map((view) => `“${view.name}”`).join(', ') || 'none yet';
  throw new Problem('not_found', `There is no view “${name.trim()}”; there are: ${known}.`);
}

function viewOf({ id, name, query, shape, pinned, alert, author, at }: StoredView): View {
  const rule = ruleIn(alert);
  return SavedView.parse({
    id: ViewId.parse(id),
    name,
    query,
    table: shape === null ? null : ViewTable.parse(JSON.parse(shape)),
    pinned: pinned === 1,
    alert: rule,
    sentence: sentenceOf(query),
    alertSentence: rule === null ? null : alertSentence(rule),
    author,
    at,
  });
}

/** The rule that a stored view holds, or null. */
export function ruleIn(alert: string | null): AlertRule | null {
  return alert === null ? null : AlertRule.parse(JSON.parse(alert));
}

/** A later program may know a query that this one does not. */
function sentenceOf(query: string): string {
  try {
    return explain(parseQuery(query));
  } catch (thrown) {
    if (thrown instanceof Problem) return thrown.message;
    throw thrown;
  }
}
