import { redact } from '../../platform/redact.ts';

/** What an answer of AWS that is no answer means for the one who asked. */
export type FailureKind =
  | 'throttled'
  | 'expired'
  | 'denied'
  | 'missing'
  | 'stale token'
  | 'skewed'
  | 'no credentials'
  | 'wrong key'
  | 'transient'
  | 'other';

/** A failure, in words of our own: AWS repeats signed headers in some of its messages. */
export interface Failure {
  readonly kind: FailureKind;
  /** AWS's name of it. */
  readonly code: string;
  /** What, and what to do, in one clause. */
  readonly words: string;
}

/** A request that failed for good. */
export class Refused extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.words);
    this.failure = failure;
  }
}

const kinds: readonly (readonly [RegExp, FailureKind])[] = [
  [/Throttl|TooManyRequests|SlowDown|RequestLimitExceeded|BandwidthLimit/, 'throttled'],
  [/^ExpiredToken/, 'expired'],
  [/RequestTimeTooSkewed|RequestExpired/, 'skewed'],
  [
    /InvalidSignature|SignatureDoesNotMatch|UnrecognizedClient|InvalidClientTokenId|InvalidAccessKeyId/,
    'wrong key',
  ],
  [/AccessDenied|UnauthorizedOperation|^Forbidden$|OperationNotPermitted|NotAuthorized/, 'denied'],
  [/^NoSuch|NotFound/, 'missing'],
  [/InvalidNextToken/, 'stale token'],
  [/CredentialsProviderError|TokenProviderError/, 'no credentials'],
  [/InternalFailure|InternalError|ServiceUnavailable|Timeout|RequestTimeout/, 'transient'],
];

const networkCodes =
  /^(ECONNRESET|ECONNREFUSED|ECONNABORTED|EPIPE|ETIMEDOUT|EAI_AGAIN|ENOTFOUND|EHOSTUNREACH|ENETUNREACH|ERR_STREAM_PREMATURE_CLOSE)$/;

/** Tells what a thrown error of the AWS SDK means. */
export function failureOf(thrown: unknown): Failure {
  if (thrown instanceof Refused) return thrown.failure;
  const error = thrown as {
    readonly name?: string;
    readonly code?: string;
    readonly message?: string;
    readonly $metadata?: { readonly httpStatusCode?: number };
  };
  const code = error.name ?? 'unknown';
  const status = error.$metadata?.httpStatusCode ?? 0;
  const message = error.message ?? '';
  const kind = kindOf(code, status, error.code ?? '', message);
  return { kind, code, words: wordsOf(kind, code, status, message, error.code) };
}

function kindOf(code: string, status: number, network: string, message: string): FailureKind {
  // The signature of a clock that is off is refused in the words of a wrong one.
  if (/^Signature (expired|not yet current)/.test(message)) return 'skewed';
  for (const [pattern, kind] of kinds) if (pattern.test(code)) return kind;
  if (status >= 500 || networkCodes.test(network)) return 'transient';
  if (/socket hang up|aborted|terminated|stream/i.test(message)) return 'transient';
  if (status === 404) return 'missing';
  return status === 403 ? 'denied' : 'other';
}

function wordsOf(
  kind: FailureKind,
  code: string,
  status: number,
  message: string,
  network: string | undefined,
): string {
  switch (kind) {
    case 'throttled':
      return 'AWS throttled it for longer than was waited; collect again later';
    case 'expired':
      return 'the session has ended; sign in again and repeat the collection';
    case 'denied':
      return deniedWords(code, message);
    case 'missing':
      return 'it is not there any more';
    case 'stale token':
      return 'AWS does not accept its own page token; collect again';
    case 'skewed':
      return 'the clock of this machine is off by more than AWS accepts; set it and collect again';
    case 'no credentials':
      return credentialWords(message);
    case 'wrong key':
      return 'AWS does not know the key, or its secret is wrong; check the profile with “aws sts get-caller-identity”';
    case 'transient':
      return `AWS did not answer (${network ?? (status > 0 ? `HTTP ${status}` : code)}); collect again later`;
    case 'other':
      return `AWS refused it (${code}${status > 0 ? `, HTTP ${status}` : ''})`;
  }
}

/** The missing permission by its name, if AWS says it. */
function deniedWords(code: string, message: string): string {
  if (code === 'InvalidObjectState') {
    return 'it lies in an archive tier of S3 (Glacier); have it restored and collect again';
  }
  if (/MultiFactorAuthentication failed/.test(message)) {
    return 'AWS did not accept the code of the device; try again with the next one';
  }
  const action = /not authorized to perform: ([\w-]+:\w+)/.exec(message)?.[1];
  const who = /User: (arn:[\w+=,.@:/-]+)/.exec(message)?.[1];
  const whom = who === undefined ? 'the identity' : who;
  if (action === undefined) return `access denied (${code}); ask for the missing permission`;
  if (action.startsWith('kms:')) {
    return `the permission ${action} on the bucket's KMS key is missing; ask its owner to grant it`;
  }
  const why = /service control policy|explicit deny/i.exec(message)?.[0];
  return `${whom} lacks the permission ${action}${why === undefined ? '' : ` (${why})`}`;
}

/** These messages are the SDK's own, and say what to do; a program of the profile may say anything. */
function credentialWords(message: string): string {
  const said = redact(message.split('\n')[0] ?? '').slice(0, 160);
  if (/aws sso login/.test(said)) return 'the SSO session has ended; run “aws sso login” again';
  if (/process/i.test(said)) return 'the program of credential_process gave no credentials';
  if (/Could not load credentials|not found|Could not resolve/i.test(said)) {
    return 'no credentials were found; name a profile of your AWS configuration';
  }
  return 'the profile gives no credentials; check it with “aws sts get-caller-identity”';
}
