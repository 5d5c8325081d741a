import type { BackupResult, CompactResult } from '../../preload/contract/integrity.ts';
import { showToast } from '../ui/index.ts';
import type { App } from './app.ts';
import { takeAnswer } from './engagement.ts';
import { formatBytes } from './format.ts';
import { requirePerson } from './person.ts';

/** What was last done to keep the open archive, told where it was begun. */
export type Kept =
  | { readonly kind: 'backup'; readonly result: BackupResult }
  | { readonly kind: 'compact'; readonly result: CompactResult };

/** Lets the person choose where, and copies the open archive there; work goes on meanwhile. */
export async function backUp(app: App): Promise<void> {
  const engagement = app.engagement.get();
  if (!engagement) return;
  const day = new Date().toISOString().slice(0, 10);
  const [place] = await app.client.call('paths.choose', {
    purpose: 'backup',
    suggestedName: `${engagement.name.slice(0, 90)} (copy ${day})`,
  });
  if (place === undefined) return;
  app.go({ at: 'integrity' });
  const result = await app.jobs.run('backup', 'Copying the archive', (job) =>
    app.client.call('integrity.backup', { job, out: place.ticket }),
  );
  app.kept.set({ kind: 'backup', result });
  if (app.route.get().place.at === 'integrity') return;
  showToast({
    tone: 'valid',
    title: `The archive is copied and the copy is sound: ${formatBytes(result.bytes)}.`,
    detail: result.file,
    act: {
      label: 'Show in folder',
      onPress: () => void app.client.call('app.reveal', { ticket: result.ticket }),
    },
  });
}

/** Writes the open archive's file anew without gaps. */
export async function compactArchive(app: App): Promise<void> {
  app.go({ at: 'integrity' });
  const result = await app.jobs.run('compact', 'Compacting the archive', (job) =>
    app.client.call('integrity.compact', { job }),
  );
  app.kept.set({ kind: 'compact', result });
  if (app.route.get().place.at !== 'integrity') {
    showToast({ tone: 'valid', title: compactSentence(result) });
  }
}

/** Asks for the name of the archive that continues the open one. */
export async function askRollOver(app: App): Promise<void> {
  const engagement = app.engagement.get();
  if (!engagement || !(await requirePerson(app))) return;
  app.dialog.set({ kind: 'roll-over', from: engagement.name });
}

/** Continues the open engagement in a new file, and opens that. @returns whether it was made. */
export async function rollOver(app: App, from: string, name: string): Promise<boolean> {
  const [place] = await app.client.call('paths.choose', {
    purpose: 'roll-over',
    suggestedName: name,
  });
  if (place === undefined) return false;
  await takeAnswer(app, app.client.call('integrity.rollOver', { out: place.ticket, name }));
  showToast({
    tone: 'valid',
    title: `“${name}” continues “${from}”, and seals its ledger.`,
    detail: 'No evidence was carried over. Keep the file before: the two can be checked together.',
  });
  return true;
}

/** What compacting has brought. */
export function compactSentence({ before, after }: CompactResult): string {
  const saved = before - after;
  return saved <= 0
    ? `The archive has no gaps: it was, and is, ${formatBytes(after)}.`
    : `The archive is compacted: ${formatBytes(saved)} less, now ${formatBytes(after)}.`;
}
