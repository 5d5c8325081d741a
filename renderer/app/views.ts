import { TableShape, usualTable } from '../../preload/contract/table.ts';
import type { RaisedId, SavedView, ViewContent, ViewId } from '../../preload/contract/views.ts';
import { showToast } from '../ui/index.ts';
import type { App } from './app.ts';
import { searchFor } from './around.ts';
import { formatDay, plural } from './format.ts';
import { askWithPerson, requirePerson } from './person.ts';
import { attempt } from './problems.ts';

/** Asks for the name of a view of what is found now, or for what a view is to be from now on. */
export async function askSaveView(app: App, view?: SavedView): Promise<void> {
  const query = view?.query ?? app.query.get().trim();
  await askWithPerson(app, { kind: 'save-view', query, view });
}

/** Shows what a view finds, as it was kept. */
export function openView(app: App, { query, table }: Pick<SavedView, 'query' | 'table'>): void {
  // Of a later version it may know columns that this one does not; its events are found all the same.
  const shape = TableShape.safeParse(table);
  if (shape.success) app.table.set(shape.data);
  searchFor(app, query);
}

/** The table as it is now, for a view to keep; null while it is the usual one. */
export function tableNow(app: App): TableShape | null {
  const shape = app.table.get();
  return JSON.stringify(shape) === JSON.stringify(usualTable) ? null : shape;
}

/** Keeps a view, new or in place of `id`. @throws Problem */
export async function saveView(app: App, view: ViewContent, id?: ViewId): Promise<void> {
  const saved = await app.client.call('views.save', { view, ...(id === undefined ? {} : { id }) });
  showToast({
    tone: 'valid',
    title: `The view “${saved.name}” is saved.`,
    ...(saved.alertSentence === null
      ? {}
      : { detail: `${saved.alertSentence} What is here already raises none.` }),
  });
}

/** Shows a view beside the events, or not any more. @throws Problem */
export async function pinView(app: App, { id, pinned }: SavedView): Promise<void> {
  if (!(await requirePerson(app))) return;
  await app.client.call('views.pin', { id, pinned: !pinned });
}

/** Takes a view away, with a way back. @throws Problem */
export async function removeView(app: App, view: SavedView): Promise<void> {
  if (!(await requirePerson(app))) return;
  await app.client.call('views.remove', { id: view.id });
  const { name, query, table, pinned, alert } = view;
  showToast({
    tone: 'valid',
    title: `The view “${name}” is removed.`,
    act: {
      label: 'Save it again',
      onPress: () => attempt(() => saveView(app, { name, query, table, pinned, alert })),
    },
  });
}

/** Writes views into a file where the person says; none named: all. @throws Problem */
export async function exportViews(app: App, views: readonly SavedView[]): Promise<void> {
  const [only] = views;
  const suggestedName =
    only !== undefined && views.length === 1
      ? `View ${only.name}`.slice(0, 120)
      : `Views ${formatDay(new Date().toISOString())}`;
  const [place] = await app.client.call('paths.choose', { purpose: 'export-views', suggestedName });
  if (place === undefined) return;
  const { ticket } = place;
  const done = await app.client.call('views.export', {
    ids: views.map(({ id }) => id),
    out: ticket,
  });
  showToast({
    tone: 'valid',
    title: `${plural(done.views, 'view')} written to ${done.file}.`,
    act: {
      label: 'Show in folder',
      onPress: () => attempt(() => app.client.call('app.reveal', { ticket })),
    },
  });
}

/** Takes over the views of a file. @throws Problem */
export async function importViews(app: App): Promise<void> {
  if (!(await requirePerson(app))) return;
  const [chosen] = await app.client.call('paths.choose', { purpose: 'import-views' });
  if (chosen === undefined) return;
  const { added, known } = await app.client.call('views.import', { ticket: chosen.ticket });
  showToast({
    tone: added.length === 0 ? 'information' : 'valid',
    title:
      added.length === 0
        ? 'Nothing was added: its views are here already, word for word.'
        : `${plural(added.length, 'view')} added from ${chosen.name}.`,
    ...(added.length > 0 && known > 0 ? { detail: `${plural(known, 'view')} here already.` } : {}),
  });
}

/** Says that the person took note of alerts. @throws Problem */
export async function acknowledgeAlerts(
  app: App,
  ids: readonly RaisedId[],
  note: string | null = null,
): Promise<void> {
  if (!(await requirePerson(app))) return;
  const { acknowledged } = await app.client.call('alerts.acknowledge', {
    ids: [...ids],
    note,
  });
  showToast({ tone: 'valid', title: `${plural(acknowledged, 'alert')} acknowledged.` });
}
