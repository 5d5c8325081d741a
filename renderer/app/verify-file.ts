import type { GrantedPath } from '../../preload/contract/domain.ts';
import type { Verification } from '../../preload/contract/integrity.ts';
import type { Problem } from '../../preload/contract/errors.ts';
import type { Ticket } from '../../preload/contract/ids.ts';
import type { App } from './app.ts';
import { asProblem } from './problems.ts';

/** A report or an archive that is being verified, or was. */
export interface VerifiedFile {
  readonly name: string;
  readonly folder: string;
  readonly ticket: Ticket;
  readonly answer:
    | { readonly state: 'running' }
    | { readonly state: 'failed'; readonly problem: Problem }
    | { readonly state: 'done'; readonly result: Verification };
}

/** Lets the person choose a file and verifies it; an engagement need not be open. */
export async function chooseAndVerify(app: App): Promise<void> {
  const [chosen] = await app.client.call('paths.choose', { purpose: 'verify' });
  if (chosen !== undefined) await verifyPath(app, chosen);
}

/** Verifies a file under a job of its own. */
export function checkFile(app: App, ticket: Ticket): Promise<Verification> {
  return app.jobs.run('check', 'Verifying', (job) =>
    app.client.call('integrity.verifyFile', { job, ticket }),
  );
}

/** Goes to the place where verifications are shown, and verifies a file there. */
export async function verifyPath(
  app: App,
  { name, folder, ticket }: Pick<GrantedPath, 'name' | 'folder' | 'ticket'>,
): Promise<void> {
  const tell = (answer: VerifiedFile['answer']): void =>
    app.verified.set({ name, folder, ticket, answer });
  tell({ state: 'running' });
  app.go({ at: 'verify' });
  try {
    const result = await checkFile(app, ticket);
    tell({ state: 'done', result });
  } catch (thrown) {
    tell({ state: 'failed', problem: asProblem(thrown) });
  }
}
