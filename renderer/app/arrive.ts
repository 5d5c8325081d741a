import type { GrantedPath } from '../../preload/contract/domain.ts';
import type { App } from './app.ts';
import { sortArrival } from './arrival.ts';
import { askNewEngagement, openTicket } from './engagement.ts';
import { importPaths } from './import.ts';
import { verifyPath } from './verify-file.ts';

/**
 * Takes paths that were dropped on the window, or handed over by the system. What was dropped on an
 * open engagement is meant for it; what arrives from outside is asked about first.
 */
export async function arrive(
  app: App,
  paths: readonly GrantedPath[],
  from: 'window' | 'system',
): Promise<void> {
  const arrival = sortArrival(paths);
  switch (arrival.kind) {
    case 'nothing':
      return;
    case 'open':
      await openTicket(app, arrival.path.ticket);
      return;
    case 'verify':
      await verifyPath(app, arrival.path);
      return;
    case 'import':
      if (!app.engagement.get()) await askNewEngagement(app, arrival.paths);
      else if (from === 'window') await importPaths(app, arrival.paths);
      else app.dialog.set({ kind: 'offer-import', paths: arrival.paths });
  }
}
