/** What leaves the archive leaves without the secrets in it, unless they are asked for. */

/** What stands in the place of a secret that was left out. */
export const redactedMark = '[redacted by Trailproof]';

/**
 * Members whose values let somebody act in an account, or prove who he is, in lower case. CloudTrail
 * itself leaves most of them out or masks them; it is documented to keep `sessionToken` in the answers of
 * AWS STS (CloudTrail user guide, "Example AWS STS API event"). An access key id is no secret.
 */
const secretMembers: ReadonlySet<string> = new Set([
  'sessiontoken',
  'secretaccesskey',
  'secretkey',
  'securitytoken',
  'x-amz-security-token',
  'x-amz-signature',
  'authorizationtoken',
  'accesstoken',
  'refreshtoken',
  'idtoken',
  'bearertoken',
  'webidentitytoken',
  'samlassertion',
  'signintoken',
  'clientsecret',
  'secretstring',
  'secretbinary',
  'password',
  'newpassword',
  'oldpassword',
  'masteruserpassword',
  'adminuserpassword',
  'tokencode',
  'privatekey',
  'keymaterial',
  'plaintext',
]);

const mayHold =
  /token|secret|password|signature|samlassertion|privatekey|keymaterial|plaintext|\\u/i;
const tokens = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]|[^\s{}[\],:"]+/gs;
/** Values that hide the secret already. */
const hidden =
  /^(?:"(?:\**|HIDDEN_DUE_TO_SECURITY_REASONS|<sensitiveDataRemoved>|\.*)"|null|true|false)$/;

export interface Redacted {
  readonly text: string;
  /** Values that were left out. */
  readonly count: number;
}

interface Frame {
  readonly isObject: boolean;
  /** Everything in it belongs to a secret. */
  readonly isSecret: boolean;
  isKey: boolean;
  isSecretValue: boolean;
}

/**
 * A JSON text with the values of secret members left out, and no other byte changed. It goes by the
 * members' names: a secret in free text, in a name or in a member of another name stays.
 */
export function redactSecrets(text: string): Redacted {
  if (!mayHold.test(text)) return { text, count: 0 };
  const frames: Frame[] = [
    { isObject: false, isSecret: false, isKey: false, isSecretValue: false },
  ];
  let out = '';
  let from = 0;
  let count = 0;
  for (const { 0: token, index } of text.matchAll(tokens)) {
    if (!isSecretHere(frames, token)) continue;
    out += text.slice(from, index) + JSON.stringify(redactedMark);
    from = index + token.length;
    count += 1;
  }
  return { text: out + text.slice(from), count };
}

/** Goes on by one token; true if it is a value that has to be left out. */
function isSecretHere(frames: Frame[], token: string): boolean {
  const frame = frames.at(-1);
  if (frame === undefined) return false;
  const inSecret = frame.isSecret || frame.isSecretValue;
  switch (token) {
    case '{':
    case '[': {
      const isObject = token === '{';
      frames.push({ isObject, isSecret: inSecret, isKey: isObject, isSecretValue: false });
      return false;
    }
    case '}':
    case ']':
      if (frames.length > 1) frames.pop();
      return false;
    case ',':
      frame.isKey = frame.isObject;
      frame.isSecretValue = false;
      return false;
    case ':':
      frame.isKey = false;
      return false;
    default:
      if (!frame.isKey) return inSecret && !hidden.test(token);
      frame.isSecretValue = secretMembers.has(nameOf(token));
      return false;
  }
}

function nameOf(token: string): string {
  try {
    return String(JSON.parse(token)).toLowerCase();
  } catch {
    return '';
  }
}
