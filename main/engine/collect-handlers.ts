import type { Input } from '../../preload/contract/calls.ts';
import type { AwsAccess, AwsWanted, PolicyWishes } from '../../preload/contract/collect.ts';
import type { AccessWishes } from '../collect/aws/check-access.ts';
import { accessPolicy, trustPolicy } from '../collect/aws/policy.ts';
import { awsProfiles } from '../collect/aws/profiles.ts';
import { bucketPlace } from '../collect/aws/trail-keys.ts';
import { collectInto, signInOf } from './collect-into.ts';
import { authorOf, type EngineState } from './engine-state.ts';
import type { EngineHandlers } from './handlers.ts';
import { inCollectThread } from './in-collect-thread.ts';

type Names =
  'collect.profiles' | 'collect.test' | 'collect.start' | 'collect.code' | 'collect.policies';

/** Collecting from AWS into the open archive. Credentials stay in the thread that signs in. */
export function collectHandlers(state: EngineState): EngineHandlers<Names> {
  const codes = new Map<string, (code: string | null) => void>();

  /** Does something under the job that may ask the person for the code of a device. */
  const asking = async <Result>(
    { job }: Pick<Input<'collect.start'>, 'job'>,
    work: (onAsk: (ask: number, device: string) => Promise<string | null>) => Promise<Result>,
  ): Promise<Result> => {
    try {
      return await work(
        (ask, device) =>
          new Promise((resolve) => {
            codes.set(`${job} ${ask}`, resolve);
            state.emit('collect.codeWanted', { job, ask, device });
          }),
      );
    } finally {
      for (const key of codes.keys()) if (key.startsWith(`${job} `)) codes.delete(key);
    }
  };

  return {
    'collect.profiles': () => awsProfiles(),
    'collect.test': ({ job, signIn, wanted }) =>
      asking({ job }, (onAsk) =>
        state.jobs.run(job, (signal) =>
          inCollectThread<AwsAccess>(
            { kind: 'test', signIn: signInOf(signIn), wishes: wishesOf(wanted) },
            { signal, onProgress: () => {}, onAsk },
          ),
        ),
      ),
    'collect.start': (order, context) =>
      asking(order, async (onAsk) => {
        const author = authorOf(context);
        const { result, notes } = await collectInto(state, { ...order, author, onAsk });
        return { result, notes };
      }),
    'collect.code'({ job, ask, code }) {
      codes.get(`${job} ${ask}`)?.(code);
      return null;
    },
    'collect.policies': policiesOf,
  };
}

function wishesOf(wanted: AwsWanted): AccessWishes {
  const [region] = wanted.regions;
  if (wanted.of === 'bucket') return { region, s3: wanted.s3 };
  return { region, organization: wanted.accounts === 'organization' };
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
