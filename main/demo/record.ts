/** What a caller is, as far as the record goes: the userIdentity element and the client's traces. */
export interface Caller {
  readonly identity: Readonly<Record<string, unknown>>;
  /** ARN used in messages about refused calls. */
  readonly arn: string;
  readonly account: string;
  readonly address: string;
  readonly agent: string;
  /** True for calls made by the console with the session of a signed-in person. */
  readonly console?: boolean;
  /** An AWS service calling for somebody: no TLS details are recorded then. */
  readonly internal?: boolean;
}

export interface Failure {
  readonly code: string;
  readonly message: string;
}

/** One API call or service event before it gets a caller, a time and identifiers. */
export interface Call {
  readonly source: string;
  readonly name: string;
  readonly readOnly: boolean;
  readonly request?: unknown;
  readonly response?: unknown;
  readonly extra?: Readonly<Record<string, unknown>>;
  readonly resources?: readonly unknown[];
  readonly failure?: Failure;
  /** Management events otherwise. */
  readonly category?: 'Data';
  readonly type?: 'AwsServiceEvent' | 'AwsConsoleSignIn';
  readonly serviceDetails?: unknown;
  readonly host?: string;
  readonly sharedId?: string;
  readonly requestId?: string;
}

/** A finished record; the order of its keys is that of delivered files. */
export type TrailRecord = Readonly<Record<string, unknown>> & {
  readonly eventID: string;
  readonly eventTime: string;
  readonly eventSource: string;
  readonly eventName: string;
  readonly awsRegion: string;
  readonly recipientAccountId: string;
};

/** Folder of the trail a record is delivered to. */
export type RecordKind = 'CloudTrail' | 'CloudTrail-Insight' | 'CloudTrail-NetworkActivity';

/** A record and the moment (ms since 1970, UTC) of its eventTime. */
export interface Planned {
  readonly at: number;
  readonly record: TrailRecord;
  readonly kind: RecordKind;
}
