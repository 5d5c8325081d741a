import type { ActRef, ReviewStatus } from '../../preload/contract/annotations.ts';
import type { EventRef } from '../../preload/contract/ids.ts';
import { showToast } from '../ui/index.ts';
import type { App } from './app.ts';
import { fetchCall } from './calls.ts';
import { openFile } from './file-of.ts';
import { plural } from './format.ts';
import { requirePerson } from './person.ts';
import { asProblem, attempt } from './problems.ts';

/** The events that an act is to be about: the one that is read, or all that are selected. */
export interface AnnotationTarget {
  readonly count: number;
  readonly events: () => Promise<readonly EventRef[]>;
  /** What holds of the one that is read. */
  readonly star: boolean;
  readonly tags: readonly string[];
  readonly status: ReviewStatus;
}

/** What the person did since the engagement was opened, for undo and redo; the last one last. */
export interface Annotated {
  readonly done: readonly ActRef[];
  /** The withdrawals that undo left. */
  readonly undone: readonly ActRef[];
}

export const nothingAnnotated: Annotated = { done: [], undone: [] };

/** What is said, without the events that it is said of. */
export interface Words {
  readonly note?: string;
  readonly tag?: string;
  readonly untag?: string;
  readonly star?: boolean;
  readonly status?: ReviewStatus;
  readonly reason?: string;
}

/**
 * Says something about all events of a target, in one act that can be undone.
 *
 * @param said what was done, as in “tagged logging”
 * @returns false if the person did not say who they are
 * @throws Problem
 */
export async function annotate(
  app: App,
  target: AnnotationTarget,
  words: Words,
  said: string,
): Promise<boolean> {
  if (!(await requirePerson(app))) return false;
  const events = [...(await target.events())];
  await remember(app, () => app.client.call('events.annotate', { events, ...words }));
  showToast({
    tone: 'valid',
    title: `${plural(events.length, 'event')} ${said}.`,
    act: { label: 'Undo', onPress: () => attempt(() => undo(app)) },
  });
  return true;
}

/** Says a note anew, in place of an act's. @throws Problem */
export async function editNote(app: App, act: ActRef, note: string): Promise<void> {
  await remember(app, () => app.client.call('annotations.edit', { act, note }));
  showToast({
    tone: 'valid',
    title: 'The note is edited; the earlier one stays in the history.',
    act: { label: 'Undo', onPress: () => attempt(() => undo(app)) },
  });
}

/** Does an act, and notes it as the last one that can be undone. */
async function remember(app: App, work: () => Promise<ActRef>): Promise<void> {
  const note = notesOf(app);
  const { chain, seq } = await work();
  note(({ done }) => ({ done: [...done, { chain, seq }], undone: [] }));
}

/** Takes an act back, by an act of its own that can be undone, too. @throws Problem */
export async function takeBack(app: App, act: ActRef): Promise<void> {
  if (!(await requirePerson(app))) return;
  await remember(app, () => app.client.call('annotations.withdraw', { act }));
  showToast({
    tone: 'valid',
    title: 'Taken back; the ledger keeps both acts.',
    act: { label: 'Undo', onPress: () => attempt(() => undo(app)) },
  });
}

/** Takes the last act of this session back. @throws Problem */
export async function undo(app: App): Promise<void> {
  if (!(await withdrawLast(app, 'done', 'undone'))) return;
  showToast({ tone: 'valid', title: 'Undone; the ledger keeps both acts.' });
}

/** Brings back what the last undo took. @throws Problem */
export async function redo(app: App): Promise<void> {
  if (await withdrawLast(app, 'undone', 'done')) showToast({ tone: 'valid', title: 'Done again.' });
}

/** Acts that are being taken back: who asks once more means the one before. */
const underWay = new WeakSet<ActRef>();

/** @returns false if there was none, or nobody said who they are */
async function withdrawLast(
  app: App,
  from: keyof Annotated,
  to: keyof Annotated,
): Promise<boolean> {
  const isLeft = (each: ActRef): boolean => !underWay.has(each);
  if (!app.annotated.get()[from].some(isLeft) || !(await requirePerson(app))) return false;
  const act = app.annotated.get()[from].findLast(isLeft);
  if (act === undefined) return false;
  const note = notesOf(app);
  const without = (now: Annotated): Annotated => ({
    ...now,
    [from]: now[from].filter((each) => each !== act),
  });
  underWay.add(act);
  try {
    const { chain, seq } = await app.client.call('annotations.withdraw', { act });
    note((now) => ({ ...without(now), [to]: [...now[to], { chain, seq }] }));
  } catch (thrown) {
    // Somebody else took it back: nothing is left to take, and those before it are to be had.
    if (['refused', 'not_found'].includes(asProblem(thrown).code)) note(without);
    throw thrown;
  } finally {
    underWay.delete(act);
  }
  return true;
}

/** Notes acts of the engagement that is open now: in another one their numbers name other acts. */
function notesOf(app: App): (change: (now: Annotated) => Annotated) => void {
  const file = openFile(app);
  return (change) => {
    if (openFile(app) === file) app.annotated.set(change);
  };
}

/** Leaves resolved events out of everybody's lists, or shows them again. @throws Problem */
export async function toggleResolved(app: App): Promise<void> {
  if (!(await requirePerson(app))) return;
  const { hidesResolved } = await fetchCall(app, 'annotations.view', {});
  await app.client.call('annotations.hideResolved', { hide: !hidesResolved });
  showToast({
    tone: 'valid',
    title: hidesResolved
      ? 'Resolved events are shown again, to everybody.'
      : 'Resolved events are hidden, for everybody in the engagement.',
  });
}
