import type { Verification } from '../../preload/contract/integrity.ts';
import type { Problem } from '../../preload/contract/errors.ts';
import type { Ticket } from '../../preload/contract/ids.ts';
import type { App } from './app.ts';
import { asProblem } from './problems.ts';

/** What is known about the open archive's integrity. */
export type ArchiveCheck =
  | { readonly state: 'unchecked' }
  | { readonly state: 'running' }
  | { readonly state: 'failed'; readonly problem: Problem }
  | {
      readonly state: 'done';
      readonly result: Verification;
      /** When it was checked, as an instant in UTC. */
      readonly at: string;
      /** How many acts the ledger held then. */
      readonly acts: number;
      readonly seconds: number;
    };

export const noCheck: ArchiveCheck = { state: 'unchecked' };

/** What the open archive is held against. */
interface HeldAgainst {
  /** The archive that it continues: the link between the two is then checked as well. */
  readonly previous?: Ticket;
  /** Signed reports. */
  readonly reports?: Ticket[];
}

/** Checks the open archive and remembers the result until another one is opened. */
export async function checkArchive(app: App, against: HeldAgainst = {}): Promise<void> {
  const engagement = app.engagement.get();
  if (!engagement || app.check.get().state === 'running') return;
  const before = app.check.get();
  app.check.set({ state: 'running' });
  const start = performance.now();
  // Another engagement may be opened meanwhile; then the answer speaks of the wrong one.
  const settle = (next: ArchiveCheck): void => {
    if (app.engagement.get()?.createdAt === engagement.createdAt) app.check.set(next);
  };
  try {
    const result = await app.jobs.run('check', 'Checking the archive', (job) =>
      app.client.call('integrity.verify', { job, ...against }),
    );
    const seconds = (performance.now() - start) / 1000;
    const acts = app.engagement.get()?.ledger.acts ?? engagement.ledger.acts;
    settle({ state: 'done', result, at: new Date().toISOString(), acts, seconds });
  } catch (thrown) {
    const problem = asProblem(thrown);
    // What a person stopped leaves what was known before.
    settle(problem.code === 'cancelled' ? before : { state: 'failed', problem });
  }
}

/** Lets the person choose the archive that the open one continues, and checks the two together. */
export async function checkWithPrevious(app: App): Promise<void> {
  const [chosen] = await app.client.call('paths.choose', { purpose: 'open-engagement' });
  if (chosen !== undefined) await checkArchive(app, { previous: chosen.ticket });
}

/** Lets the person choose signed reports, and checks the open archive against them. */
export async function chooseAndCompare(app: App): Promise<void> {
  const chosen = await app.client.call('paths.choose', { purpose: 'compare-reports' });
  if (chosen.length === 0) return;
  app.go({ at: 'integrity' });
  await checkArchive(app, { reports: chosen.map(({ ticket }) => ticket) });
}
