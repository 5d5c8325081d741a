const secrets: readonly RegExp[] = [
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g,
  /("?(?:secretAccessKey|sessionToken|password|aws_secret_access_key|aws_session_token)"?\s*[:=]\s*)("[^"]*"|\S+)/gi,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?-----END [A-Z ]*PRIVATE KEY-----/g,
];

/** The text without access key ids, secrets named as such, and private keys. */
export function redact(text: string): string {
  return secrets.reduce(
    (rest, secret) =>
      rest.replace(secret, (_all, name: unknown) =>
        typeof name === 'string' ? `${name}[redacted]` : '[redacted]',
      ),
    text,
  );
}
