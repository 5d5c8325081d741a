/**
 * Signing in. Credentials come from the SDK's own chain (profile, SSO, assumed role, MFA, environment),
 * stay in memory, and are handed to nobody but the SDK's clients.
 */
import type { CloudTrailClient, CloudTrailClientConfig } from '@aws-sdk/client-cloudtrail';
import type { S3Client } from '@aws-sdk/client-s3';

type Credentials = NonNullable<CloudTrailClientConfig['credentials']>;

/** How a person wants to sign in. */
export interface SignIn {
  readonly profile?: string | undefined;
  /** Another endpoint than AWS's, for all services: a test's, or one behind a proxy. */
  readonly endpoint?: string | undefined;
  /** A role to assume in each account, by name; or the role, by ARN. */
  readonly roleName?: string | undefined;
  readonly roleArn?: string | undefined;
  readonly externalId?: string | undefined;
  /** Milliseconds that AWS may be silent before the request is given up and repeated. */
  readonly patienceMs?: number | undefined;
  /** How often a question before a collection is asked until somebody answers; usually twelve times. */
  readonly attempts?: number | undefined;
  /** Asks the person for the code of an MFA device. */
  readonly mfaCode?: ((serial: string) => Promise<string>) | undefined;
}

/** Who one is in an account. */
export interface Identity {
  readonly account: string;
  readonly arn: string;
}

/** Where nothing else is said, the region that STS and Organizations are asked in. */
export const homeRegion = 'us-east-1';

/** Without it the SDK waits for ever. */
const usualPatienceMs = 60_000;

/** Access to one account: clients are made anew when a session has ended. */
export class Access {
  readonly #signIn: SignIn;
  readonly #role: string | undefined;
  /** Another access whose sign-in this one shares: a code of a device is asked for once. */
  readonly #base: Access | undefined;
  #credentials: Credentials | undefined;
  #own: Credentials | undefined;
  #generation = 0;
  /** The generation of the base whose sign-in the credentials were made with. */
  #ofBase = 0;
  readonly #clients = new Map<string, { generation: number; client: { destroy(): void } }>();

  /** @param role the role to assume; without one, whoever signs in */
  constructor(signIn: SignIn, role?: string, base?: Access) {
    this.#signIn = signIn;
    this.#base = base;
    this.#role = role ?? signIn.roleArn;
  }

  get endpoint(): string | undefined {
    return this.#signIn.endpoint;
  }

  get attempts(): number | undefined {
    return this.#signIn.attempts;
  }

  /** The same person in another account, through the role that the sign-in names. */
  inAccount(account: string, own: Identity): Access {
    const { roleName } = this.#signIn;
    if (roleName === undefined || account === own.account) return this;
    // China and GovCloud are partitions of their own.
    const partition = own.arn.split(':')[1] ?? 'aws';
    return new Access(this.#signIn, `arn:${partition}:iam::${account}:role/${roleName}`, this);
  }

  /**
   * What is signed from now on is signed with new credentials. A sign-in that is shared is made anew by
   * the first of those who share it: when it ends for all of them, one code is asked for.
   */
  renew(): void {
    const base = this.#base;
    if (base !== undefined && base.#generation === this.#ofBase) base.renew();
    this.#generation += 1;
    this.#credentials = undefined;
    this.#own = undefined;
  }

  async cloudTrail(region: string): Promise<CloudTrailClient> {
    const { CloudTrailClient } = await import('@aws-sdk/client-cloudtrail');
    return this.#client(
      `cloudtrail ${region}`,
      async () => new CloudTrailClient(await this.config(region)),
    );
  }

  async s3(region: string): Promise<S3Client> {
    const { S3Client } = await import('@aws-sdk/client-s3');
    const isElsewhere = this.endpoint !== undefined;
    return this.#client(
      `s3 ${region}`,
      async () =>
        new S3Client({
          ...(await this.config(region)),
          forcePathStyle: isElsewhere,
          followRegionRedirects: !isElsewhere,
        }),
    );
  }

  /** What every client is made with. Attempts are counted here, not in the SDK: it knows no limiter. */
  async config(region: string): Promise<{
    region: string;
    credentials: Credentials;
    maxAttempts: number;
    requestHandler: object;
    endpoint?: string;
  }> {
    const { endpoint, patienceMs = usualPatienceMs } = this.#signIn;
    this.#credentials ??= await this.#provider();
    const requestHandler = {
      connectionTimeout: Math.min(patienceMs, 10_000),
      requestTimeout: patienceMs,
      throwOnRequestTimeout: true,
      socketTimeout: patienceMs,
    };
    const common = { region, credentials: this.#credentials, maxAttempts: 1, requestHandler };
    return endpoint === undefined ? common : { ...common, endpoint };
  }

  /** Who this is. @throws as the SDK does */
  async identity(): Promise<Identity> {
    const { GetCallerIdentityCommand, STSClient } = await import('@aws-sdk/client-sts');
    const client = new STSClient(await this.config(homeRegion));
    try {
      const { Account = '', Arn = '' } = await client.send(new GetCallerIdentityCommand({}));
      return { account: Account, arn: Arn };
    } finally {
      client.destroy();
    }
  }

  close(): void {
    for (const { client } of this.#clients.values()) client.destroy();
    this.#clients.clear();
  }

  async #client<T extends { destroy(): void }>(name: string, make: () => Promise<T>): Promise<T> {
    const kept = this.#clients.get(name);
    if (kept?.generation === this.#generation) return kept.client as T;
    kept?.client.destroy();
    const generation = this.#generation;
    const client = await make();
    this.#clients.set(name, { generation, client });
    return client;
  }

  /** Whoever signs in, before any role that is named to us. */
  async #signedIn(): Promise<Credentials> {
    if (this.#base !== undefined) {
      this.#ofBase = this.#base.#generation;
      return this.#base.#signedIn();
    }
    const { fromNodeProviderChain } = await import('@aws-sdk/credential-providers');
    const { profile, mfaCode } = this.#signIn;
    this.#own ??= fromNodeProviderChain({
      ...(profile === undefined ? {} : { profile }),
      ...(mfaCode === undefined ? {} : { mfaCodeProvider: mfaCode }),
      clientConfig: this.#stsConfig(),
    });
    return this.#own;
  }

  #stsConfig(): { region: string; endpoint?: string } {
    const { endpoint } = this.#signIn;
    return { region: homeRegion, ...(endpoint === undefined ? {} : { endpoint }) };
  }

  async #provider(): Promise<Credentials> {
    const own = await this.#signedIn();
    if (this.#role === undefined) return own;
    const { fromTemporaryCredentials } = await import('@aws-sdk/credential-providers');
    const { externalId } = this.#signIn;
    return fromTemporaryCredentials({
      masterCredentials: own,
      clientConfig: this.#stsConfig(),
      params: {
        RoleArn: this.#role,
        RoleSessionName: 'trailproof',
        ...(externalId === undefined ? {} : { ExternalId: externalId }),
      },
    });
  }
}
