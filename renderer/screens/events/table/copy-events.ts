import type { CopyFormat } from '../../../../preload/contract/table.ts';
import type { App } from '../../../app/app.ts';
import { plural } from '../../../app/format.ts';
import { showToast } from '../../../ui/index.ts';
import type { SelectedPlaces } from '../use-selection.ts';

const words: Readonly<Record<CopyFormat, string>> = {
  tsv: 'copied as rows with the table’s columns.',
  json: 'copied as JSON with the table’s columns.',
  records: 'copied as original records.',
};

/** Puts the selected events on the clipboard, and says how many they were. @throws Problem */
export async function copyEvents(app: App, places: SelectedPlaces, as: CopyFormat): Promise<void> {
  const fields = app.table.get().columns.map(({ field }) => field);
  const { text, events } = await app.client.call('events.copy', { ...places, as, fields });
  await app.client.call('app.copy', { text });
  showToast({ tone: 'valid', title: `${plural(events, 'event')} ${words[as]}` });
}
