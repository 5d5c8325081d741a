import type { GrantedPath, ImportResult } from '../../preload/contract/domain.ts';
import { showToast } from '../ui/index.ts';
import type { App } from './app.ts';
import { importSentence } from './import-words.ts';
import { requirePerson } from './person.ts';
import { tellProblem } from './problems.ts';

/** Lets the person choose files or folders and imports them. */
export async function chooseAndImport(
  app: App,
  purpose: 'import-files' | 'import-folder',
): Promise<void> {
  if (!(await requirePerson(app))) return;
  const chosen = await app.client.call('paths.choose', { purpose });
  if (chosen.length > 0) await importPaths(app, chosen);
}

/** True while an import, or the example's, is under way: there is one at a time. */
function isImporting(app: App): boolean {
  return app.jobs.running.get().some(({ kind }) => kind === 'import');
}

/** Says that one import is enough at a time, if one is under way; whether it is. */
export function refuseSecond(app: App): boolean {
  if (!isImporting(app)) return false;
  showToast({
    tone: 'attention',
    title: 'An import is running; nothing else was begun.',
    detail: 'Wait until it is done, or cancel it, and try again.',
  });
  return true;
}

/** Imports files and folders into the open engagement, shows it in Sources and tells the result. */
export async function importPaths(app: App, paths: readonly GrantedPath[]): Promise<void> {
  if (refuseSecond(app)) return;
  if (app.engagement.get()?.readOnly) {
    showToast({
      tone: 'attention',
      title: 'The archive is read-only; nothing was imported.',
      detail: 'Copy it to a folder where you may write, and open the copy.',
    });
    return;
  }
  if (!(await requirePerson(app))) return;
  if (app.route.get().place.at !== 'sources') app.go({ at: 'sources' });
  try {
    const tickets = paths.map(({ ticket }) => ticket);
    const result = await app.jobs.run('import', 'Importing', (job) =>
      app.client.call('sources.import', { job, tickets }),
    );
    tellResult(app, result);
  } catch (thrown) {
    tellProblem(thrown);
  }
}

/** In Sources the import itself tells how it ended; elsewhere a message does. */
export function tellResult(app: App, result: ImportResult): void {
  const to = { at: 'sources', run: result.run } as const;
  if (app.route.get().place.at === 'sources') {
    app.step({ kind: 'refine', to });
    return;
  }
  const { title, detail, tone } = importSentence(result);
  showToast({
    tone,
    title,
    detail,
    act: { label: 'Show import', onPress: () => app.go(to) },
  });
}
