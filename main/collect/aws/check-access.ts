/** The test of a connection: who one is, and what one may read, permission by permission. */
import { Access, homeRegion, type Identity, type SignIn } from './access.ts';
import { failureOf } from './failure.ts';
import { steadily } from './patience.ts';
import { bucketPlace } from './trail-keys.ts';

/** One permission, and what came of trying it. */
export interface AccessCheck {
  readonly action: string;
  /** What it is needed for, in a few words. */
  readonly purpose: string;
  readonly ok: boolean;
  readonly words: string;
}

/** A trail, and the place that its files can be collected from. */
interface FoundTrail {
  readonly name: string;
  /** `s3://bucket/prefix`. */
  readonly s3: string;
  readonly region: string;
  readonly isOrganization: boolean;
}

export interface AccessReport {
  readonly identity: Identity;
  readonly checks: readonly AccessCheck[];
  readonly trails: readonly FoundTrail[];
}

/** What is tried besides the event history. */
export interface AccessWishes {
  readonly region?: string | undefined;
  readonly organization?: boolean;
  readonly s3?: string | undefined;
}

type Trial = readonly [action: string, purpose: string, attempt: () => Promise<string>];

/**
 * Tries each permission with the smallest request that needs it. Nothing is kept.
 *
 * @throws as the SDK does, if nobody is signed in at all
 */
export async function checkAccess(signIn: SignIn, wishes: AccessWishes): Promise<AccessReport> {
  const access = new Access(signIn);
  const identity = await steadily(access, () => access.identity());
  const trails: FoundTrail[] = [];
  const trials = [
    ...cloudTrailTrials(access, wishes.region ?? homeRegion, trails),
    regionsTrial(access),
    ...(wishes.organization === true ? [accountsTrial(access)] : []),
    ...(wishes.s3 === undefined ? [] : bucketTrials(access, wishes.s3)),
  ];
  const checks: AccessCheck[] = [];
  for (const [action, purpose, attempt] of trials) {
    try {
      checks.push({ action, purpose, ok: true, words: await steadily(access, attempt) });
    } catch (thrown) {
      const { kind, words } = failureOf(thrown);
      const missing = kind === 'denied' ? ` Ask for the permission ${action}.` : '';
      checks.push({ action, purpose, ok: false, words: `${words}.${missing}` });
    }
  }
  access.close();
  return { identity, checks, trails };
}

function cloudTrailTrials(access: Access, region: string, found: FoundTrail[]): Trial[] {
  const client = () => access.cloudTrail(region);
  const sdk = () => import('@aws-sdk/client-cloudtrail');
  const first: { arn?: string } = {};
  const about = (
    action: string,
    purpose: string,
    ask: (arn: string) => Promise<unknown>,
  ): Trial => [
    `cloudtrail:${action}`,
    purpose,
    async () => {
      if (first.arn === undefined) return 'not tried: there is no trail to ask about';
      await ask(first.arn);
      return 'may be read';
    },
  ];
  return [
    [
      'cloudtrail:LookupEvents',
      'the event history',
      async () => {
        const { LookupEventsCommand } = await sdk();
        await (await client()).send(new LookupEventsCommand({ MaxResults: 1 }));
        return `may be read in ${region}`;
      },
    ],
    [
      'cloudtrail:DescribeTrails',
      'which trails there are',
      async () => {
        const { DescribeTrailsCommand } = await sdk();
        const { trailList = [] } = await (await client()).send(new DescribeTrailsCommand({}));
        const arn = trailList[0]?.TrailARN;
        if (arn !== undefined) first.arn = arn;
        found.push(
          ...trailList.map(({ Name = '', S3BucketName = '', S3KeyPrefix, ...trail }) => ({
            name: Name,
            s3: [`s3://${S3BucketName}`, S3KeyPrefix].filter((part) => part).join('/'),
            region: trail.HomeRegion ?? region,
            isOrganization: trail.IsOrganizationTrail ?? false,
          })),
        );
        const places = found.map(({ name, s3 }) => `${name} to ${s3}`);
        return places.length === 0 ? `no trail in ${region}` : places.join(', ');
      },
    ],
    about('GetTrailStatus', 'whether a trail was logging', async (Name) =>
      (await client()).send(new (await sdk()).GetTrailStatusCommand({ Name })),
    ),
    about('GetEventSelectors', 'what a trail was to log', async (TrailName) =>
      (await client()).send(new (await sdk()).GetEventSelectorsCommand({ TrailName })),
    ),
    [
      'cloudtrail:ListPublicKeys',
      'the keys of digest files',
      async () => {
        await (await client()).send(new (await sdk()).ListPublicKeysCommand({}));
        return `may be read in ${region}`;
      },
    ],
  ];
}

function regionsTrial(access: Access): Trial {
  return [
    'ec2:DescribeRegions',
    'which regions are enabled',
    async () => {
      const { DescribeRegionsCommand, EC2Client } = await import('@aws-sdk/client-ec2');
      const client = new EC2Client(await access.config(homeRegion));
      const { Regions = [] } = await client.send(new DescribeRegionsCommand({}));
      return `${Regions.length} regions`;
    },
  ];
}

function accountsTrial(access: Access): Trial {
  return [
    'organizations:ListAccounts',
    'the accounts of the organization',
    async () => {
      const { OrganizationsClient, ListAccountsCommand } =
        await import('@aws-sdk/client-organizations');
      const client = new OrganizationsClient(await access.config(homeRegion));
      await client.send(new ListAccountsCommand({}));
      return 'may be listed';
    },
  ];
}

function bucketTrials(access: Access, url: string): Trial[] {
  const { bucket, base, within } = bucketPlace(url);
  const Prefix = within === base ? `${base}AWSLogs/` : within;
  const first: { key?: string } = {};
  return [
    [
      's3:ListBucket',
      'which files the bucket holds',
      async () => {
        const { ListObjectsV2Command } = await import('@aws-sdk/client-s3');
        const client = await access.s3(homeRegion);
        const command = new ListObjectsV2Command({ Bucket: bucket, Prefix, MaxKeys: 10 });
        const { Contents = [] } = await client.send(command);
        const key = Contents.find((each) => each.Key?.endsWith('/') === false)?.Key;
        if (key === undefined) return `nothing lies below ${Prefix}`;
        first.key = key;
        return 'may be listed';
      },
    ],
    [
      's3:GetObject',
      'the files themselves, with kms:Decrypt if they are encrypted with a key',
      async () => {
        if (first.key === undefined) return 'not tried: there is no file to ask for';
        const { GetObjectCommand } = await import('@aws-sdk/client-s3');
        const client = await access.s3(homeRegion);
        const range = new GetObjectCommand({ Bucket: bucket, Key: first.key });
        const { Body } = await client.send(range);
        await Body?.transformToByteArray();
        return 'may be read';
      },
    ],
  ];
}
