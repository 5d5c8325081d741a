import fc from 'fast-check';
import { expect, test } from 'vitest';
import { redactedMark, redactSecrets } from '../../../preload/contract/secrets.ts';

const secret = 'IQoJb3JpZ2luX2VjEXAMPLE';

// Red if a member, a case, an escaped name or a nesting is missed.
test.each([
  [
    'an answer of STS',
    `{"responseElements":{"credentials":{"accessKeyId":"ASIAEXAMPLE","sessionToken":"${secret}"}}}`,
  ],
  ['a name in other letters', `{"SessionToken" :\n"${secret}"}`],
  ['a name written with escapes', String.raw`{"sess\u0069onToken":"${secret}"}`],
  ['a number', '{"tokenCode":123456}'],
  ['a list', `{"secretString":["${secret}"]}`],
  ['an object', `{"accessToken":{"value":"${secret}","more":[{"again":"x"}]}}`],
  ['a text with quotes in it', String.raw`{"password":"a\"b,\"c\":\"d"}`],
])('%s is left out', (_what, text) => {
  const { text: shown, count } = redactSecrets(text);
  expect(count).toBeGreaterThan(0);
  expect(shown).not.toContain(secret);
  expect(shown).toContain(redactedMark);
  expect(() => JSON.parse(shown) as unknown).not.toThrow();
});

// Red if what is no secret is lost, or what AWS has masked is counted as ours.
test.each([
  '{"accessKeyId":"ASIAEXAMPLE","secretId":"arn:aws:x","nextToken":"n","clientToken":"c"}',
  '{"masterUserPassword":"****","clientSecret":"HIDDEN_DUE_TO_SECURITY_REASONS","keyMaterial":"<sensitiveDataRemoved>"}',
  '{"password":null,"sessionToken":""}',
  '["sessionToken","IQoJb3JpZ2lu"]',
  '{"tags":[{"key":"sessionToken","value":"x"}]}',
])('%s stays as it is', (text) => {
  expect(redactSecrets(text)).toEqual({ text, count: 0 });
});

// Red if any byte beside a secret value changes.
test('everything else stays byte for byte: numbers, escapes, blanks, order and doubled members', () => {
  const text = String.raw`{ "n":1.50e3,"big":9007199254740993, "u":"\u00e9", "a":1,"a":2,"sessionToken":"S" ,"z":[ ] }`;
  expect(redactSecrets(text)).toEqual({
    text: text.replace('"S"', JSON.stringify(redactedMark)),
    count: 1,
  });
});

// Red if a JSON text of any shape loses more or less than the secrets in it.
test('of any JSON, what is left out is what stands under such a member', () => {
  const named = fc
    .jsonValue({ depthSize: 'small' })
    .map((value) => ({ kept: value, sessionToken: secret }));
  fc.assert(
    fc.property(fc.array(named), (values) => {
      const { text, count } = redactSecrets(JSON.stringify(values));
      expect(count).toBeGreaterThanOrEqual(values.length);
      const parsed = JSON.parse(text) as { kept: unknown; sessionToken: string }[];
      expect(parsed.map(({ sessionToken }) => sessionToken)).toEqual(
        values.map(() => redactedMark),
      );
    }),
  );
});
