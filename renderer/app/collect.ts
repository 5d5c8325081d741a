import type { AwsAccess, AwsSignIn, AwsWanted } from '../../preload/contract/collect.ts';
import type { Problem } from '../../preload/contract/errors.ts';
import { showToast } from '../ui/index.ts';
import type { App } from './app.ts';
import { refuseSecond, tellResult } from './import.ts';
import { requirePerson } from './person.ts';
import { asProblem, tellProblem } from './problems.ts';

/** What is asked of AWS: as whom, and for what. */
export interface CollectionWanted {
  readonly signIn: AwsSignIn;
  readonly wanted: AwsWanted;
}

/** Under this name the form finds why the last collection could not begin. */
export const failureKey = 'collect.failure';

/** Shows the form that collects from AWS, with the profiles as they are now. */
export async function askCollection(app: App): Promise<void> {
  await app.queries.invalidateQueries({ queryKey: ['collect.profiles'] });
  app.go({ at: 'sources', isCollecting: true });
}

/** Tries what may be read, under a job that can be cancelled. @throws Problem */
export function testConnection(app: App, wanted: CollectionWanted): Promise<AwsAccess> {
  return app.jobs.run('connection', 'Testing the connection to AWS', (job) =>
    app.client.call('collect.test', { job, ...wanted }),
  );
}

/**
 * Collects into the open engagement, shows it in Sources and tells the result. What cannot begin leads
 * back to the form, which says why.
 */
export async function startCollection(app: App, wanted: CollectionWanted): Promise<void> {
  if (refuseSecond(app) || !(await requirePerson(app))) return;
  app.memory.set(failureKey, undefined);
  app.step({ kind: 'refine', to: { at: 'sources' } });
  try {
    const { result, notes } = await app.jobs.run('import', 'Signing in to AWS', (job) =>
      app.client.call('collect.start', { job, ...wanted }),
    );
    tellResult(app, result);
    if (notes.length > 0) {
      showToast({
        tone: 'information',
        title: 'About this collection',
        detail: notes.join(' '),
      });
    }
  } catch (thrown) {
    tellFailure(app, asProblem(thrown));
  }
}

function tellFailure(app: App, problem: Problem): void {
  if (problem.code === 'cancelled') {
    tellProblem(problem);
    return;
  }
  app.memory.set(failureKey, problem);
  const to = { at: 'sources', isCollecting: true } as const;
  if (app.route.get().place.at === 'sources') {
    app.step({ kind: 'refine', to });
    return;
  }
  showToast({
    tone: 'exception',
    title: problem.message,
    act: { label: 'Back to the collection', onPress: () => app.go(to) },
  });
}
