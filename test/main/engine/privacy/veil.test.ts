/** Names in texts: what is hidden, what is not, and the way back. */
import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { isPerson } from '../../../../main/engine/privacy/is-person.ts';
import { namesInText } from '../../../../main/engine/privacy/names-in-text.ts';
import { Veil } from '../../../../main/engine/privacy/veil.ts';
import { haveRealData, realData } from '../../../fixtures/real-data.ts';

const key = Buffer.alloc(32, 7);

function veilOf(...names: readonly string[]): Veil {
  const veil = new Veil(key);
  veil.learn(names);
  return veil;
}

describe('a name', () => {
  // Red if a name is looked for as a whole token only, with its capitals, or without its escapes.
  test.each([
    'maria',
    'Asked Maria. She knew.',
    'Admin/maria',
    'AROAEXAMPLE:maria',
    'user=maria,role=Admin',
    's3://maria-laptop/backup',
    'maria_2',
    'maria’s key',
    '{"note":"first line\\nmaria\\tagain"}',
    '{"userName":"m\\u0061ria"}',
    'arn%3Aaws%3Aiam%3A%3A111122223333%3Auser%2Fmaria',
    'CORP\\maria',
    'NORTH\\nmaria',
  ])('is hidden in %s', (text) => {
    const hidden = veilOf('maria').hide(text);
    expect(hidden).toMatch(/person-[a-z2-7]{6}/);
    expect(hidden.toLowerCase()).not.toContain('maria');
  });

  // Red if a name is found inside of a longer word, or an address of AWS is taken for a person.
  test.each(['mariaDB', 'amaria', 'rosemariana', 'maria.amazonaws.com'])('is not in %s', (text) => {
    expect(veilOf('maria').hide(text)).toBe(text);
  });

  // Red if the shorter of two names is taken where the longer stands.
  test('that begins as another one is hidden whole', () => {
    const veil = veilOf('maria', 'maria.lopez', 'maria.lopez@example.com');
    for (const text of ['maria.lopez', 'to maria.lopez@example.com.', 'maria.lopez/maria']) {
      expect(veil.hide(text)).not.toMatch(/maria|lopez|example/);
      expect(veil.lift(veil.hide(text))).toBe(text);
    }
  });

  // Red if the key of a member, or a word of a sentence, goes for a user who is called the same.
  test('that is a word, too, is hidden as a value only', () => {
    const veil = veilOf('user', 'account');
    const record = '{"user":{"type":"user","arn":"arn:aws:iam::1:user/user"},"account":"account"}';
    expect(veil.hide(record)).toMatch(
      /^\{"user":\{"type":"(person-\w{6})","arn":"arn:aws:iam::1:user\/\1"\},"account":"(person-\w{6})"\}$/,
    );
    expect(veil.hide('Every user of the account')).toBe('Every user of the account');
    expect(veil.hide('user (session name as claimed)')).toMatch(/^person-\w{6} \(session/);
    expect(veil.hide('actor = user AND what = X')).toMatch(/^actor = person-\w{6} AND/);
    expect(veil.hide('user')).toMatch(/^person-\w{6}$/);
  });

  // Red if the pseudonym depends on anything but the name and the archive's key.
  test('has one pseudonym, whatever was learnt before it', () => {
    const pseudonym = veilOf('maria').hide('maria');
    expect(veilOf('bob', 'Maria', 'maria').hide('maria')).toBe(pseudonym);
    expect(veilOf('maria').hide('MARIA').startsWith(pseudonym)).toBe(true);
    expect(veilOf('maria').hide('MARIA')).not.toBe(pseudonym);
    const other = new Veil(Buffer.alloc(32, 8));
    other.learn(['maria']);
    expect(other.hide('maria')).not.toBe(pseudonym);
  });

  // Red if two names of the same first letters of their code get one pseudonym (some pairs do).
  test('shares its pseudonym with nobody', () => {
    const names = Array.from({ length: 120_000 }, (_, n) => `p${n}x`);
    const veil = new Veil(key);
    veil.learn(names);
    const hidden = names.map((name) => veil.hide(name));
    expect(new Set(hidden).size).toBe(names.length);
    expect(hidden.some((pseudonym) => pseudonym.length > 'person-abcdef'.length)).toBe(true);
    expect(veil.lift(hidden.join(' '))).toBe(names.join(' '));
  });

  test('comes back from its pseudonym, and what looks like one stays', () => {
    const veil = veilOf('maria', 'Bob');
    const text = 'maria, Bob and BOB on person-aaaaaa';
    expect(veil.lift(veil.hide(text))).toBe(text);
  });
});

describe('a text', () => {
  // Red if a form that says a name is not read, or a role's name is taken for a person's.
  test.each([
    ['arn:aws:iam::111122223333:user/path/to/nadia', ['nadia']],
    ['"arn:aws:sts::111122223333:assumed-role/Admin/omar"', ['omar']],
    ['arn:aws:sts::111122223333:federated-user/ines', ['ines']],
    ['arn:aws:iam::111122223333:mfa/jonas', ['jonas']],
    ['AROAEXAMPLE12345678:lena', ['lena']],
    ['{"requestParameters":{"userName":"newcomer"}}', ['newcomer']],
    ['{"newUserName" : "renamed"}', ['renamed']],
    ['"{""userName"":""of.csv""}"', ['of.csv']],
    ['{\\"sourceIdentity\\":\\"quoted\\"}', ['quoted']],
    ['{"roleSessionName":"tariq"}', ['tariq']],
    ['Mail to j.doe+x@mail.example.org, please', ['j.doe+x@mail.example.org']],
    ['j.doe%40example.org', ['j.doe%40example.org']],
    ['{"type":"Role","arn":"arn:aws:iam::1:role/Admin","userName":"Admin"}', []],
    ['arn:aws:sts::1:assumed-role/App/i-0abc12345678def90', []],
    ['{"userName":"HIDDEN_DUE_TO_SECURITY_REASONS"}', []],
    ['image@sha256:abc lodash@4.17.21', []],
  ])('%s names %j', (text, names) => {
    expect(namesInText(text)).toEqual(names);
  });

  // Red if reading it takes more than time for its length: minutes instead of milliseconds.
  test.each([
    ['@'.repeat(200_000)],
    ['a'.repeat(100_000) + '@' + 'a'.repeat(100_000)],
    ['"userName":'.repeat(20_000)],
    [':user/'.repeat(40_000)],
    ['{'.repeat(50_000) + '"userName":"x"'.repeat(10_000)],
    ['\\'.repeat(200_000)],
    ['"\\u0061'.repeat(30_000)],
  ])('made to be slow is read at once', (text) => {
    const veil = veilOf('maria');
    const start = performance.now();
    veil.learnFrom(text);
    veil.hide(text);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});

// Red if a rule for machines is lost, or takes a person for a machine.
test('session names of machines and services are no people; in doubt it is a person', () => {
  for (const machine of [
    'i-0abc12345678def90',
    '1688990082523310002',
    'botocore-session-1688990082',
    'aws-go-sdk-1688990082523310002',
    'AWSConfig-BucketConfigCheck',
    'AWS-SSO',
    'AWSCloudFormation',
    'AmazonSSMManagedInstance',
    'AutoScaling',
    '0123456789abcdef0123456789abcdef',
  ]) {
    expect({ machine, isPerson: isPerson(machine) }).toEqual({ machine, isPerson: false });
  }
  for (const person of [
    'maria',
    'Awsten',
    'i-robot',
    'e1234',
    'auto.scaling',
    'botocore-session-maria',
  ]) {
    expect({ person, isPerson: isPerson(person) }).toEqual({ person, isPerson: true });
  }
});

function realTexts(): string[] {
  const files = readdirSync(realData(), { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => /\.json(?:\.gz)?$/.test(file))
    .flatMap((file) => {
      const bytes = readFileSync(realData(file));
      if (!file.endsWith('.gz')) return [bytes.toString()];
      try {
        return [gunzipSync(bytes).toString()];
      } catch {
        return [];
      }
    });
}

interface Named {
  readonly name: string;
  /** As JSON writes it as a value or as the end of an ARN: names that are words are told from words. */
  readonly shown: RegExp;
}

/** By parsing, and not by what is tested: who acted, by the members that say so. */
function actorsOf(text: string): Named[] {
  const names = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const { type, userName, arn } = value as Record<string, unknown>;
    if (type === 'IAMUser' && typeof userName === 'string') names.add(userName);
    if (type === 'AssumedRole' && typeof arn === 'string') names.add(arn.split('/').at(-1) ?? '');
    for (const each of Object.values(value)) visit(each);
  };
  try {
    visit(JSON.parse(text));
  } catch {
    return [];
  }
  const none = /^(?:|root|HIDDEN_DUE_TO_SECURITY_REASONS)$/i;
  return [...names]
    .filter((name) => !none.test(name) && isPerson(name))
    .map((name) => ({
      name,
      shown: new RegExp(`[/"]${name.replaceAll(/\W/g, '\\$&')}"(?!\\s*:)`, 'i'),
    }));
}

// Red if a real name goes out in any place, or any byte of a real text does not come back.
test.skipIf(!haveRealData)(
  'no known name of real records goes out, and every byte comes back',
  () => {
    const texts = realTexts();
    const veil = new Veil(key);
    for (const text of texts) veil.learnFrom(text);
    const people = new Map(texts.flatMap(actorsOf).map((each) => [each.name, each.shown]));
    expect(people.size).toBeGreaterThan(40);
    for (const text of texts) {
      const hidden = veil.hide(text);
      expect(veil.lift(hidden)).toBe(text);
      const seen = [...people].flatMap(([name, shown]) => (shown.test(hidden) ? [name] : []));
      expect(seen).toEqual([]);
    }
  },
);
