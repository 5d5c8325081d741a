import { ViewContent, ViewId, type SavedView } from '../../../preload/contract/views.ts';
import { Problem } from '../../../preload/contract/errors.ts';
import { actsNamed } from '../../archive/acts.ts';
import type { ReadDb, WriteDb } from '../../archive/handles.ts';
import type { Author } from '../../archive/ledger.ts';
import { sql } from '../../archive/sql.ts';
import { parseQuery } from '../../query/index.ts';
import { fieldOfRule } from '../alerts/rule-field.ts';
import { lastOriginal } from '../alerts/watermark.ts';
import { recordPaper } from '../projections.ts';
import { getView, ruleIn, storedViews, type StoredView } from './list-views.ts';

/**
 * Saves a view, or says anew what the view `id` is. An alert takes notice of what comes from now on;
 * one whose rule and query stay as they were goes on from where it was.
 *
 * @throws Problem bad_request (a name that is taken or cannot be shown), bad_query, not_found
 */
export function saveView(db: WriteDb, author: Author, wanted: ViewContent, id?: string): SavedView {
  const content = checkedContent(wanted);
  const view = ViewId.parse(id ?? nextId(db));
  const before = id === undefined ? undefined : stored(db, id);
  refuseTaken(db, content.name, view);
  const body = { view, ...content, since: sinceOf(db, content, before) };
  recordPaper(db, author, 'view.saved', body);
  return getView(db, view);
}

/** Shows a view beside the events, or only in the list. @throws Problem not_found */
export function pinView(db: WriteDb, author: Author, id: string, pinned: boolean): SavedView {
  stored(db, id);
  recordPaper(db, author, 'view.pinned', { view: id, pinned });
  return getView(db, id);
}

/** Takes a view away; the alerts that it raised stay. @throws Problem not_found */
export function removeView(db: WriteDb, author: Author, id: string): void {
  stored(db, id);
  recordPaper(db, author, 'view.removed', { view: id });
}

/**
 * What a person keeps, as it will be kept.
 *
 * @throws Problem bad_request, bad_query
 */
export function checkedContent(wanted: ViewContent): ViewContent {
  const parsed = ViewContent.safeParse(wanted);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Problem('bad_request', refusalOf(String(issue?.path[0] ?? 'name')));
  }
  if (!isWellFormed(parsed.data.query)) {
    throw new Problem('bad_query', 'The query holds half a character; write it again.');
  }
  parseQuery(parsed.data.query);
  if (parsed.data.alert !== null) fieldOfRule(parsed.data.alert);
  return parsed.data;
}

function refusalOf(member: string): string {
  switch (member) {
    case 'name':
      return 'A view needs a name of 1 to 120 characters, none of them invisible.';
    case 'query':
      return 'The query of a view has 4,000 characters at most; shorten it.';
    case 'table':
      return 'The columns of the view are not such as a table has.';
    default:
      return 'An alert wants 1 to 10,000 events within 1 second to 1 year.';
  }
}

/** Half of a character has no canonical JSON, so that no entry could hold it. */
function isWellFormed(text: string): boolean {
  return !/\p{Cs}/u.test(text);
}

function stored(db: ReadDb, id: string): StoredView {
  const row = db.get<StoredView>(sql`SELECT * FROM saved_view WHERE id = ${id}`);
  if (row === undefined) throw new Problem('not_found', `There is no view ${id} any more.`);
  return row;
}

/** Numbers of views that were removed are not given again. */
function nextId(db: ReadDb): string {
  const numbers = actsNamed(db, 'view.saved').map(({ body }) =>
    Number(String(body['view']).slice(2)),
  );
  return `V-${numbers.reduce((most, each) => Math.max(most, each), 0) + 1}`;
}

function refuseTaken(db: ReadDb, name: string, id: string): void {
  const same = storedViews(db).find(
    (view) => view.id !== id && view.name.toLowerCase() === name.toLowerCase(),
  );
  if (same === undefined) return;
  throw new Problem(
    'bad_request',
    `There is a view “${same.name}” already; choose another name, or replace that one.`,
  );
}

function sinceOf(db: ReadDb, content: ViewContent, before: StoredView | undefined): number {
  const rule = before === undefined ? null : ruleIn(before.alert);
  const isSame =
    before !== undefined &&
    rule !== null &&
    content.alert !== null &&
    before.query === content.query &&
    JSON.stringify(rule) === JSON.stringify(content.alert);
  return isSame ? before.since : lastOriginal(db);
}
