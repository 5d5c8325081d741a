import type { ActRef, ReviewStatus } from '../../preload/contract/annotations.ts';
import type { EventRef } from '../../preload/contract/ids.ts';
import { showToast } from '../ui/index.ts';
import type { App } from './app.ts';
import { fetchCall } from './calls.ts';
import { plural } from './format.ts';
import { requirePerson } from './person.ts';
import { attempt } from './problems.ts';

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
  const { chain, seq } = await app.client.call('events.annotate', { events, ...words });
  remember(app, { chain, seq });
  showToast({
    tone: 'valid',
    title: `${plural(events.length, 'event')} ${said}.`,
    act: { label: 'Undo', onPress: () => attempt(() => undo(app)) },
  });
  return true;
}

/** Says a note anew, in place of an act's. @throws Problem */
export async function editNote(app: App, act: ActRef, note: string): Promise<void> {
  const { chain, seq } = await app.client.call('annotations.edit', { act, note });
  remember(app, { chain, seq });
  showToast({
    tone: 'valid',
    title: 'The note is edited; the earlier one stays in the history.',
    act: { label: 'Undo', onPress: () => attempt(() => undo(app)) },
  });
}

function remember(app: App, act: ActRef): void {
  app.annotated.set(({ done }) => ({ done: [...done, act], undone: [] }));
}

/** Takes an act back, by an act of its own that can be undone, too. @throws Problem */
export async function takeBack(app: App, act: ActRef): Promise<void> {
  if (!(await requirePerson(app))) return;
  const { chain, seq } = await app.client.call('annotations.withdraw', { act });
  remember(app, { chain, seq });
  showToast({
    tone: 'valid',
    title: 'Taken back; the ledger keeps both acts.',
    act: { label: 'Undo', onPress: () => attempt(() => undo(app)) },
  });
}

/** Takes the last act of this session back. @throws Problem */
export async function undo(app: App): Promise<void> {
  const act = app.annotated.get().done.at(-1);
  if (act === undefined || !(await requirePerson(app))) return;
  const { chain, seq } = await app.client.call('annotations.withdraw', { act });
  app.annotated.set(({ done, undone }) => ({
    done: done.slice(0, -1),
    undone: [...undone, { chain, seq }],
  }));
  showToast({ tone: 'valid', title: 'Undone; the ledger keeps both acts.' });
}

/** Brings back what the last undo took. @throws Problem */
export async function redo(app: App): Promise<void> {
  const act = app.annotated.get().undone.at(-1);
  if (act === undefined || !(await requirePerson(app))) return;
  const { chain, seq } = await app.client.call('annotations.withdraw', { act });
  app.annotated.set(({ done, undone }) => ({
    done: [...done, { chain, seq }],
    undone: undone.slice(0, -1),
  }));
  showToast({ tone: 'valid', title: 'Done again.' });
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
