import type { GrantedPath } from '../../preload/contract/domain.ts';
import { Problem } from '../../preload/contract/errors.ts';
import type { App } from './app.ts';
import { isStranger, sortArrival } from './arrival.ts';
import { askNewEngagement, openTicket } from './engagement.ts';
import { importPaths } from './import.ts';
import { verifyPath } from './verify-file.ts';

/**
 * Takes paths that were dropped on the window, or handed over by the system. What was dropped on an
 * open engagement is meant for it; what arrives from outside is asked about first.
 *
 * @throws Problem `not_found`, or `refused` for a file from outside that is nothing of ours
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
    case 'missing': {
      const { name, folder } = arrival.path;
      throw new Problem('not_found', `${name} was not opened: it is not in ${folder}.`);
    }
    case 'open':
      await openTicket(app, arrival.path.ticket);
      return;
    case 'verify':
      await verifyPath(app, arrival.path);
      return;
    case 'import': {
      const stranger = from === 'system' ? arrival.paths.find(isStranger) : undefined;
      if (stranger !== undefined) throw new Problem('refused', strangerWords(stranger));
      if (!app.engagement.get()) await askNewEngagement(app, arrival.paths);
      else if (from === 'window') await importPaths(app, arrival.paths);
      else app.dialog.set({ kind: 'offer-import', paths: arrival.paths });
    }
  }
}

function strangerWords({ name }: GrantedPath): string {
  return `${name} was not opened: by its name it is no engagement, log or report. To read it as a log, use Import files.`;
}
