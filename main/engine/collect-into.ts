import type { AwsSignIn, AwsWanted } from '../../preload/contract/collect.ts';
import type { JobId } from '../../preload/contract/ids.ts';
import { Problem } from '../../preload/contract/errors.ts';
import type { Author } from '../archive/ledger.ts';
import type { SignIn } from '../collect/aws/access.ts';
import type { Collection } from '../collect/aws/collect.ts';
import { endpointOfEnvironment } from '../collect/aws/endpoint.ts';
import { checkAndTell } from './check-alerts.ts';
import type { EngineState } from './engine-state.ts';
import { inCollectThread, type Collected } from './in-collect-thread.ts';
import { whileImporting } from './while-importing.ts';

/** Somebody waits at the window: no answer within some seconds is an answer. */
const attempts = 6;

export interface CollectOrder {
  readonly job: JobId;
  readonly signIn: AwsSignIn;
  readonly wanted: AwsWanted;
  readonly author: Author;
  /** Asks the person for the code of a device; without it nobody is there to type one. */
  readonly onAsk?: (ask: number, device: string) => Promise<string | null>;
}

/**
 * Collects into the open archive under a job, tells how far it is, and checks the alerts over what came.
 *
 * @throws Problem busy (as `whileImporting` does), and as a collection does
 */
export async function collectInto(
  state: EngineState,
  order: CollectOrder,
): Promise<Collected & { readonly alerts: number }> {
  const session = state.session();
  const { job, signIn, wanted, author, onAsk } = order;
  const { file } = session.archive;
  const task = {
    kind: 'collect',
    file,
    author,
    signIn: signInOf(signIn),
    wanted: collectionOf(wanted),
    attended: onAsk !== undefined,
  } as const;
  const collected = await whileImporting(state, (tellNow) => {
    const onProgress = (done: number, total: number, label = 'Collecting from AWS'): void => {
      const unit = wanted.of === 'bucket' ? 'files' : '%';
      state.emit('job.progress', { job, label, done, total, unit });
      tellNow();
    };
    return state.jobs.run(job, (signal) =>
      inCollectThread<Collected>(task, { signal, onProgress, ...(onAsk && { onAsk }) }),
    );
  });
  const { raised } = await checkAndTell(state, session, author);
  return { ...collected, alerts: raised.length };
}

/** Who asks, as the collecting room knows it. */
export function signInOf({ profile, role, externalId }: AwsSignIn): SignIn {
  const isArn = role?.startsWith('arn:') === true;
  return {
    profile: profile ?? undefined,
    endpoint: endpointOfEnvironment(),
    roleName: isArn ? undefined : (role ?? undefined),
    roleArn: isArn ? role : undefined,
    externalId: externalId ?? undefined,
    attempts,
  };
}

function collectionOf(wanted: AwsWanted): Pick<Collection, 'scope' | 'from' | 'to' | 's3'> {
  const { accounts } = wanted;
  const [from, to] = [momentOf(wanted.from), momentOf(wanted.to)];
  if (from !== undefined && to !== undefined && from >= to) {
    throw new Problem('bad_request', 'The period ends before it begins.');
  }
  const scope = {
    organization: accounts === 'organization',
    accounts: Array.isArray(accounts) && accounts.length > 0 ? accounts : undefined,
    regions: wanted.regions.length > 0 ? wanted.regions : undefined,
  };
  return { scope, from, to, s3: wanted.of === 'bucket' ? wanted.s3 : undefined };
}

function momentOf(instant: string | null): number | undefined {
  return instant === null ? undefined : Date.parse(instant);
}
