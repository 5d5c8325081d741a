import type { Verification } from '../../preload/contract/integrity.ts';
import { clearToasts, showToast } from '../ui/index.ts';
import type { App } from './app.ts';
import { noCheck, type ArchiveCheck } from './archive-check.ts';
import { resetEngine } from './calls.ts';
import { noCompleteness } from './completeness.ts';
import { openFile } from './file-of.ts';
import { askWithPerson, requirePerson } from './person.ts';
import { asProblem } from './problems.ts';

/** Hides the names of people from now on, for everybody. @throws Problem */
export async function pseudonymise(app: App): Promise<void> {
  if (!(await requirePerson(app))) return;
  await app.client.call('privacy.turnOn', {});
  showToast({
    tone: 'valid',
    title: 'People are pseudonymised, for everybody in the engagement.',
    act: { label: 'Lift…', onPress: () => void app.acts.run('lift-pseudonyms') },
  });
}

/** Asks why names are to be shown again. */
export async function askLift(app: App): Promise<void> {
  await askWithPerson(app, { kind: 'lift-pseudonyms' });
}

/** What the person was writing and did not get back yet, of the engagement of that file. */
interface Waiting {
  readonly file: string | undefined;
  readonly kept: readonly Kept[];
}

const waitingOf = new WeakMap<App, Waiting>();

/**
 * Main hides names from now on, or shows them again: whatever the window holds of the archive is of the
 * other kind, and goes. What the person wrote or chose comes back in the words of now, into the same
 * engagement only; as long as main does not say those words, it waits for the next change.
 */
export async function takePrivacy(app: App): Promise<void> {
  const file = openFile(app);
  const waiting = waitingOf.get(app);
  const isOfThis = waiting !== undefined && waiting.file === file;
  const kept = [...(isOfThis ? waiting.kept : []), ...keptTexts(app)];
  waitingOf.set(app, { file, kept });
  app.screen.set(null);
  clearToasts();
  if (app.dialog.get().kind !== 'aws-code') app.dialog.set({ kind: 'none' });
  app.query.set('');
  app.around.set(null);
  app.follow.set(null);
  app.valueMenu.set(null);
  forgetPlaces(app);
  app.memory.clear();
  if (app.check.get().state !== 'running') app.check.set(noCheck);
  if (app.completeness.get().state !== 'running') app.completeness.set(noCompleteness);
  app.verified.set(null);
  app.kept.set(null);
  screens += 1;
  const mine = screens;
  resetEngine(app);
  try {
    const texts = kept.map(({ text }) => text);
    const shown = await app.client.call('privacy.shown', { texts });
    // A second change has come meanwhile: it has taken over what waits.
    if (mine !== screens) return;
    waitingOf.delete(app);
    if (openFile(app) === file) shown.texts.forEach((text, at) => kept[at]?.restore(text));
  } catch (thrown) {
    showToast({
      tone: 'exception',
      title: asProblem(thrown).message,
      detail: 'What you were writing is kept until it can be shown in other words.',
      act: { label: 'Try again', onPress: () => void takePrivacy(app) },
    });
  } finally {
    if (mine === screens) app.screen.set(screens);
  }
}
let screens = 0;

/** The way back leads to searches and to pages of people, which are named in it. */
function forgetPlaces(app: App): void {
  const { place } = app.route.get();
  const isNamed = place.at === 'events' || place.at === 'subject';
  app.step({ kind: 'restart', at: isNamed ? { at: 'events' } : place });
}

/** A text of the window, and how it comes back. */
interface Kept {
  readonly text: string;
  readonly restore: (text: string) => void;
}

/** What may come back; everything else that screens remember may hold names, and is not needed. */
const comesBack =
  /^(?:note:|conclusion:|control:|assessment$|events\.(?:filters|folded)$|record\.indented$|trail (?:first|last)$|collect\.form$)/;

function keptTexts(app: App): Kept[] {
  const query = app.query.get();
  return [
    // An empty one is no reason to give up one that waits.
    ...(query === '' ? [] : [{ text: query, restore: (text: string) => app.query.set(text) }]),
    ...keptRow(app, query.trim()),
    ...keptCheck(app, app.check.get()),
    ...app.memory
      .entries()
      .filter(([key]) => comesBack.test(key))
      .flatMap(([key, value]) => keptMemory(app, key, value)),
  ];
}

/** The row that is read in the search of now: it is kept by the search's words. */
function keptRow(app: App, query: string): Kept[] {
  const prefix = 'events.selected ';
  const found = app.memory.entries().filter(([key]) => key.startsWith(`${prefix}${query} in `));
  return found.map(([key, value]) => ({
    text: key.slice(prefix.length),
    restore: (text) => app.memory.set(`${prefix}${text}`, value),
  }));
}

function keptMemory(app: App, key: string, value: unknown): Kept[] {
  if (typeof value === 'string') {
    return [{ text: value, restore: (text) => app.memory.set(key, text) }];
  }
  // Of a conclusion the rationale: the rest is no text.
  const member = 'rationale';
  if (textIn(value, member) === undefined || typeof value !== 'object') {
    return [{ text: '', restore: () => app.memory.set(key, value) }];
  }
  const restore = (text: string): void => app.memory.set(key, { ...value, [member]: text });
  return [{ text: textIn(value, member) ?? '', restore }];
}

function textIn(value: unknown, member: string): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const text = (value as Readonly<Record<string, unknown>>)[member];
  return typeof text === 'string' ? text : undefined;
}

/** Checking takes minutes: its verdict stays, its words change. */
function keptCheck(app: App, check: ArchiveCheck): Kept[] {
  if (check.state !== 'done') return [];
  const restore = (text: string): void => {
    const details = text.split(between);
    const checks = check.result.checks.map((each, at) => ({ ...each, detail: details[at] ?? '' }));
    const result: Verification = { ...check.result, checks };
    if (app.check.get().state === 'unchecked') app.check.set({ ...check, result });
  };
  return [{ text: check.result.checks.map(({ detail }) => detail).join(between), restore }];
}
/** Stands in no sentence. */
const between = '\u001e';
