import { nothingAnnotated } from './annotating.ts';
import type { Engagement, GrantedPath } from '../../preload/contract/domain.ts';
import type { Ticket } from '../../preload/contract/ids.ts';
import type { App } from './app.ts';
import { noCheck } from './archive-check.ts';
import { askEngineAgain, forgetEngine } from './calls.ts';
import { noCompleteness } from './completeness.ts';
import { fileOf } from './file-of.ts';
import { importPaths, refuseSecond } from './import.ts';
import { askWithPerson, requirePerson } from './person.ts';

/** How often main has told of the open engagement. */
let told = 0;

/**
 * Waits for the answer to a call that opens or closes an engagement, and takes it. What main told of
 * meanwhile is newer: an answer that comes late may be of one that is closed again.
 */
export async function takeAnswer(app: App, asked: Promise<Engagement | null>): Promise<void> {
  const before = told;
  const answer = await asked;
  if (told === before) takeEngagement(app, answer);
}

/** Takes what main says about the open engagement; another file is another world. */
export function takeEngagement(app: App, next: Engagement | null): void {
  told += 1;
  const before = app.engagement.get();
  const known = before ?? null;
  const isSame = known !== null && next !== null && fileOf(known) === fileOf(next);
  if (isSame) {
    app.engagement.set(next);
    askEngineAgain(app);
    return;
  }
  forgetEngine(app);
  app.memory.clear();
  app.annotated.set(nothingAnnotated);
  app.query.set('');
  app.around.set(null);
  app.follow.set(null);
  app.check.set(noCheck);
  app.completeness.set(noCompleteness);
  app.kept.set(null);
  app.wordsLeft.set(0);
  app.engagement.set(next);
  void app.queries.invalidateQueries({ queryKey: ['app.recents'] });
  // A start without an engagement is no change of place: a verification may be under way there.
  if (before === undefined && next === null) return;
  const first = next === null ? 'start' : next.events === 0 ? 'sources' : 'events';
  app.step({ kind: 'restart', at: { at: first } });
}

/** Asks for the name of a new engagement; `paths` are imported into it at once. */
export async function askNewEngagement(
  app: App,
  paths: readonly GrantedPath[] = [],
): Promise<void> {
  await askWithPerson(app, { kind: 'new-engagement', paths });
}

/** Creates an engagement where the person says. @returns whether it was created. */
export async function createEngagement(
  app: App,
  name: string,
  paths: readonly GrantedPath[],
): Promise<boolean> {
  const chosen = await app.client.call('paths.choose', {
    purpose: 'new-engagement',
    suggestedName: name,
  });
  const [place] = chosen;
  if (place === undefined) return false;
  await takeAnswer(app, app.client.call('engagement.create', { ticket: place.ticket, name }));
  if (paths.length > 0) void importPaths(app, paths);
  return true;
}

/** Opens an engagement that is known by its ticket. */
export async function openTicket(app: App, ticket: Ticket): Promise<void> {
  await takeAnswer(app, app.client.call('engagement.open', { ticket }));
}

/** Lets the person choose an engagement and opens it. */
export async function openEngagement(app: App): Promise<void> {
  const [chosen] = await app.client.call('paths.choose', { purpose: 'open-engagement' });
  if (chosen !== undefined) await openTicket(app, chosen.ticket);
}

/**
 * Opens the example; the first time it is written and imported, which takes a while.
 *
 * @returns false if it was not: an import is under way, or nobody said who they are
 * @throws Problem
 */
export async function openExample(app: App): Promise<boolean> {
  if (refuseSecond(app) || !(await requirePerson(app))) return false;
  const asked = app.jobs.run('import', 'Preparing the example', (job) =>
    app.client.call('engagement.example', { job }),
  );
  await takeAnswer(app, asked);
  return true;
}

export async function closeEngagement(app: App): Promise<void> {
  await takeAnswer(app, app.client.call('engagement.close', {}));
}
