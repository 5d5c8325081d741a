/** Collecting from AWS: shapes of both sides. No credential is in any of them. */
import { z } from 'zod';
import { ImportResult } from './domain.ts';
import { Instant, JobId } from './ids.ts';

const nothing = z.strictObject({});

/** How a profile of the shared AWS configuration signs in. */
export const signInKinds = [
  'keys',
  'sso',
  'role',
  'web identity',
  'program',
  /** A session of the AWS console, begun with “aws login”. */
  'login',
  /** The profile itself names nothing, only a region, say. */
  'nothing named',
] as const;

export const AwsProfile = z.strictObject({
  name: z.string(),
  kind: z.enum(signInKinds),
  /** The code of a device is asked for. */
  mfa: z.boolean(),
  /** What it does besides signing in: one sentence each. */
  risks: z.array(z.string()),
});
export type AwsProfile = z.infer<typeof AwsProfile>;

export const AwsProfiles = z.strictObject({
  profiles: z.array(AwsProfile),
  /** The environment that Trailproof was started in signs in by itself. */
  environment: z.boolean(),
});
export type AwsProfiles = z.infer<typeof AwsProfiles>;

/** Names of IAM (IAM API reference, RoleName) and ARNs of roles. */
const role = z
  .string()
  .regex(/^([\w+=,.@-]{1,64}|arn:aws[\w-]*:iam::\d{12}:role\/[\w+=,.@/-]{1,576})$/);
/** As AssumeRole takes it (STS API reference). */
const externalId = z.string().regex(/^[\w+=,.@:/-]{2,1224}$/);
const bucketUrl = z.string().startsWith('s3://').max(1100);
const accounts = z.array(z.string().regex(/^\d{12}$/)).max(1000);
const regions = z.array(z.string().regex(/^[a-z]{2,3}(-[a-z]+){1,3}-\d{1,2}$/)).max(100);

export const AwsSignIn = z.strictObject({
  /** Null: as the environment says. */
  profile: z.string().min(1).max(200).nullable(),
  /** A role by its name, to assume in each other account; or by its ARN, to assume at once. */
  role: role.nullable(),
  externalId: externalId.nullable(),
});
export type AwsSignIn = z.infer<typeof AwsSignIn>;

export const AwsWanted = z.discriminatedUnion('of', [
  z.strictObject({
    of: z.literal('history'),
    accounts: z.union([z.enum(['own', 'organization']), accounts.min(1)]),
    /** Empty: all that are enabled. */
    regions,
    /** Null: as far back as there is something, up to now. */
    from: Instant.nullable(),
    to: Instant.nullable(),
  }),
  z.strictObject({
    of: z.literal('bucket'),
    s3: bucketUrl,
    /** Empty: all that have files there. */
    accounts,
    regions,
    from: Instant.nullable(),
    to: Instant.nullable(),
  }),
]);
export type AwsWanted = z.infer<typeof AwsWanted>;

export const AwsTrail = z.strictObject({
  name: z.string(),
  /** As it can be collected from: `s3://bucket/prefix`. */
  s3: z.string(),
  region: z.string(),
  isOrganization: z.boolean(),
});
export type AwsTrail = z.infer<typeof AwsTrail>;

export const AwsAccess = z.strictObject({
  identity: z.strictObject({ account: z.string(), arn: z.string() }),
  checks: z.array(
    z.strictObject({
      action: z.string(),
      purpose: z.string(),
      ok: z.boolean(),
      words: z.string(),
    }),
  ),
  trails: z.array(AwsTrail),
});
export type AwsAccess = z.infer<typeof AwsAccess>;

export const PolicyWishes = z.strictObject({
  /** ARN of the auditor's user or role, or an account id; null: without the trust policy. */
  principal: z
    .string()
    .regex(/^(\d{12}|arn:aws[\w-]*:(iam|sts)::\d{12}:[\w+=,.@:/-]{1,600})$/)
    .nullable(),
  externalId: externalId.nullable(),
  organization: z.boolean(),
  s3: bucketUrl.nullable(),
  kmsKey: z
    .string()
    .regex(/^arn:aws[\w-]*:kms:[\w-]+:\d{12}:key\/[\w-]{1,100}$/)
    .nullable(),
});
export type PolicyWishes = z.infer<typeof PolicyWishes>;

/** Asked while a job signs in: the window answers with `collect.code`. */
export const CodeWanted = z.strictObject({
  job: JobId,
  /** Tells this question from an earlier one. */
  ask: z.number().int().nonnegative(),
  /** Serial number or ARN of the MFA device. */
  device: z.string(),
});
export type CodeWanted = z.infer<typeof CodeWanted>;

/** Calls about collecting from AWS, answered by the engine. */
export const collectCalls = {
  /** Names of the shared configuration, read anew each time. */
  'collect.profiles': { input: nothing, output: AwsProfiles },
  /** Signs in and tries each permission with the smallest request that needs it. Keeps nothing. */
  'collect.test': {
    input: z.strictObject({ job: JobId, signIn: AwsSignIn, wanted: AwsWanted }),
    output: AwsAccess,
  },
  /** Collects into the open archive; the same once more goes on where it ended. */
  'collect.start': {
    input: z.strictObject({ job: JobId, signIn: AwsSignIn, wanted: AwsWanted }),
    output: z.strictObject({
      result: ImportResult,
      /** What the person should know: which account is left out, why a region is read too. */
      notes: z.array(z.string()),
    }),
  },
  /** The code that `collect.codeWanted` asks for; null if the person has none. */
  'collect.code': {
    input: z.strictObject({
      job: JobId,
      ask: z.number().int().nonnegative(),
      code: z
        .string()
        .regex(/^\d{6}$/)
        .nullable(),
    }),
    output: z.null(),
  },
  /** The least IAM policies that collecting needs, as texts for a client. */
  'collect.policies': {
    input: PolicyWishes,
    output: z.strictObject({ access: z.string(), trust: z.string().nullable() }),
  },
} as const;
