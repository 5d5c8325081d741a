import type { Input } from '../../preload/contract/calls.ts';
import type {
  AwsAccess,
  AwsSignIn,
  AwsWanted,
  PolicyWishes,
} from '../../preload/contract/collect.ts';
import { Problem } from '../../preload/contract/errors.ts';
import type { SignIn } from '../collect/aws/access.ts';
import type { AccessWishes } from '../collect/aws/check-access.ts';
import type { Collection } from '../collect/aws/collect.ts';
import { endpointOfEnvironment } from '../collect/aws/endpoint.ts';
import { accessPolicy, trustPolicy } from '../collect/aws/policy.ts';
import { awsProfiles } from '../collect/aws/profiles.ts';
import { bucketPlace } from '../collect/aws/trail-keys.ts';
import type { CollectTask } from './collect-thread.ts';
import { authorOf, type EngineState } from './engine-state.ts';
import type { EngineHandlers } from './handlers.ts';
import { inCollectThread, type Collected } from './in-collect-thread.ts';
import { whileImporting } from './while-importing.ts';

type Names =
  'collect.profiles' | 'collect.test' | 'collect.start' | 'collect.code' | 'collect.policies';

/** Somebody waits at the window: no answer within some seconds is an answer. */
const attempts = 6;

/** Collecting from AWS into the open archive. Credentials stay in the thread that signs in. */
export function collectHandlers(state: EngineState): EngineHandlers<Names> {
  const codes = new Map<string, (code: string | null) => void>();

  /** Does a task under the job, and passes on what the thread asks of the person. */
  const doing = async <Result>(
    { job }: Pick<Input<'collect.start'>, 'job'>,
    task: CollectTask,
    onProgress: (done: number, total: number, label?: string) => void,
  ): Promise<Result> => {
    const onAsk = (ask: number, device: string): Promise<string | null> =>
      new Promise((resolve) => {
        codes.set(`${job} ${ask}`, resolve);
        state.emit('collect.codeWanted', { job, ask, device });
      });
    try {
      return await state.jobs.run(job, (signal) =>
        inCollectThread<Result>(task, { signal, onProgress, onAsk }),
      );
    } finally {
      for (const key of codes.keys()) if (key.startsWith(`${job} `)) codes.delete(key);
    }
  };

  return {
    'collect.profiles': () => awsProfiles(),
    'collect.test': ({ job, signIn, wanted }) =>
      doing<AwsAccess>(
        { job },
        { kind: 'test', signIn: signInOf(signIn), wishes: wishesOf(wanted) },
        () => {},
      ),
    async 'collect.start'({ job, signIn, wanted }, context) {
      const { file } = state.session().archive;
      const author = authorOf(context);
      if (state.importing) {
        throw new Problem('busy', 'An import is running; collect when it is done.');
      }
      const collection = collectionOf(wanted);
      return whileImporting(state, (tellNow) =>
        doing<Collected>(
          { job },
          { kind: 'collect', file, author, signIn: signInOf(signIn), wanted: collection },
          (done, total, label = 'Collecting from AWS') => {
            const unit = wanted.of === 'bucket' ? 'files' : '%';
            state.emit('job.progress', { job, label, done, total, unit });
            tellNow();
          },
        ),
      );
    },
    'collect.code'({ job, ask, code }) {
      codes.get(`${job} ${ask}`)?.(code);
      return null;
    },
    'collect.policies': policiesOf,
  };
}

function signInOf({ profile, role, externalId }: AwsSignIn): SignIn {
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

function wishesOf(wanted: AwsWanted): AccessWishes {
  const [region] = wanted.regions;
  if (wanted.of === 'bucket') return { region, s3: wanted.s3 };
  return { region, organization: wanted.accounts === 'organization' };
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

function policiesOf(wishes: PolicyWishes): { access: string; trust: string | null } {
  const { principal, externalId, organization, s3, kmsKey } = wishes;
  const place = s3 === null ? undefined : bucketPlace(s3);
  const bucket = place === undefined ? undefined : { name: place.bucket, prefix: place.base };
  const partition = /^arn:(aws[\w-]*):/.exec(kmsKey ?? principal ?? '')?.[1] ?? 'aws';
  const text = (policy: object): string => JSON.stringify(policy, null, 2);
  return {
    access: text(accessPolicy({ organization, bucket, kmsKey: kmsKey ?? undefined, partition })),
    trust: principal === null ? null : text(trustPolicy(principal, externalId ?? undefined)),
  };
}
