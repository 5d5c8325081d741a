import type { Completeness, Gap, GapPlace } from '../../preload/contract/completeness.ts';
import type { Problem } from '../../preload/contract/errors.ts';
import type { App } from './app.ts';
import { plural } from './format.ts';
import { requirePerson } from './person.ts';
import { asProblem } from './problems.ts';

/** The period that gaps are judged in; null where it is left to the digests. */
export interface AskedPeriod {
  readonly from: string | null;
  readonly to: string | null;
}

/** What is known about the completeness of the trail. */
export type CompletenessCheck =
  | { readonly state: 'unchecked' }
  | { readonly state: 'running' }
  | { readonly state: 'failed'; readonly problem: Problem }
  | {
      readonly state: 'done';
      readonly result: Completeness;
      /** Originals that the archive held then. */
      readonly objects: number;
    };

export const noCompleteness: CompletenessCheck = { state: 'unchecked' };

const wholePeriod: AskedPeriod = { from: null, to: null };

/** Goes to the trail and checks it; remembers the result until another archive is opened. */
export async function checkCompleteness(app: App, period = wholePeriod): Promise<void> {
  const engagement = app.engagement.get();
  if (!engagement) return;
  app.go({ at: 'integrity', view: 'trail' });
  const before = app.completeness.get();
  if (before.state === 'running') return;
  app.completeness.set({ state: 'running' });
  // Another engagement may be opened meanwhile; then the answer speaks of the wrong one.
  const settle = (next: CompletenessCheck): void => {
    if (app.engagement.get()?.createdAt === engagement.createdAt) app.completeness.set(next);
  };
  try {
    const result = await app.jobs.run('completeness', 'Checking completeness', (job) =>
      app.client.call('completeness.check', { job, ...period }),
    );
    // Days of the check before are not those of this one.
    app.queries.removeQueries({ queryKey: ['completeness.day'] });
    app.queries.removeQueries({ queryKey: ['completeness.logs'] });
    settle({ state: 'done', result, objects: engagement.objects });
  } catch (thrown) {
    const problem = asProblem(thrown);
    // What a person stopped leaves what was known before.
    settle(problem.code === 'cancelled' ? before : { state: 'failed', problem });
  }
}

/** The trail's state in a few words for the status line; nothing while it was not checked. */
export function completenessWords(
  check: CompletenessCheck,
):
  | { readonly tone: 'valid' | 'attention' | 'exception' | 'none'; readonly content: string }
  | undefined {
  if (check.state !== 'done') return undefined;
  const { findingCount, gaps, states } = check.result;
  if (findingCount > 0) {
    return { tone: 'exception', content: `Trail: ${plural(findingCount, 'finding')}` };
  }
  if (gaps.length > 0)
    return { tone: 'attention', content: `Trail: ${plural(gaps.length, 'gap')}` };
  if (states.U + states['.'] > 0 || states.L + states.S === 0) {
    return { tone: 'none', content: 'Trail: not all proven' };
  }
  return states.S > 0
    ? { tone: 'none', content: 'Trail complete, key supplied by the client' }
    : { tone: 'valid', content: 'Trail complete' };
}

/** Asks why there is a gap. */
export async function askWhyGap(app: App, gap: Gap): Promise<void> {
  if (await requirePerson(app)) app.dialog.set({ kind: 'explain-gap', gap });
}

/** Keeps a note on gaps in the ledger, and shows it. @throws Problem */
export async function explainGaps(app: App, gaps: readonly Gap[], note: string): Promise<void> {
  const places = gaps.map(({ account, region, from, to }): GapPlace => ({
    account,
    region,
    from,
    to,
  }));
  const noted = await app.client.call('completeness.note', { gaps: places, note });
  app.completeness.set((now) =>
    now.state === 'done' ? { ...now, result: { ...now.result, gaps: noted } } : now,
  );
}

/** Gaps by what caused them: an organisation trail that stops is one thing to explain. */
export function gapsByCause(gaps: readonly Gap[]): (readonly [Gap, ...Gap[]])[] {
  const groups: [Gap, ...Gap[]][] = [];
  for (const gap of gaps) {
    const group = groups.find(([first]) => alikeGaps([gap], first).length > 0);
    if (group === undefined) groups.push([gap]);
    else group.push(gap);
  }
  return groups;
}

/** Gaps of other accounts and regions that have the same cause: an organisation trail that stopped. */
export function alikeGaps(all: readonly Gap[], gap: Gap): Gap[] {
  return all.filter(
    (each) =>
      each.reason === gap.reason &&
      each.detail === gap.detail &&
      each.trail === gap.trail &&
      each.from < gap.to &&
      each.to > gap.from,
  );
}
