import fc from 'fast-check';

/** What people who write events for others to read would write. */
const nasty = [
  '<script>alert(1)</script>',
  ']]>&lt;!--<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>&e;',
  '=HYPERLINK("http://example.com")',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '＝1',
  '\u202egnp.exe',
  '\u2066hidden\u2069',
  'a\r\nb',
  'a,b;c"d',
  '\u0000\u0001\u0008\u000b\u001f\u007f\u009b',
  '\ud800lone',
  'lone\udfff',
  '\uffff\ufffe',
  '\u2028\u2029',
  '𝒳'.repeat(200),
  'x'.repeat(200_000),
  '__proto__',
  'constructor',
] as const;

/** A text that any field of an event may hold. */
export const hostileText = fc.oneof(
  fc.constantFrom(...nasty),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ maxLength: 60 }),
);
export const everyNasty: readonly string[] = nasty;

/** An event with such texts in every field that may hold a text. */
export function hostileEvent(text: (place: number) => string): Record<string, unknown> {
  let place = 0;
  const next = (): string => text((place += 1));
  return {
    eventVersion: next(),
    userIdentity: {
      type: 'IAMUser',
      userName: next(),
      arn: next(),
      principalId: next(),
      accessKeyId: next(),
    },
    eventSource: next(),
    eventName: next(),
    awsRegion: next(),
    sourceIPAddress: next(),
    userAgent: next(),
    errorCode: next(),
    errorMessage: next(),
    requestParameters: { userName: next(), [next()]: next(), '': next(), deep: [{ more: next() }] },
    responseElements: { anything: next() },
    resources: [{ ARN: next(), type: next(), accountId: next() }],
    recipientAccountId: next(),
  };
}
