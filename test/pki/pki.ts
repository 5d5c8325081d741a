/**
 * A throw-away public key infrastructure, made with the openssl command line in a folder of its own:
 * root → issuing CA → leaves. Passwords of all PKCS#12 files: `pkiPassword`.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const haveOpenssl = spawnSync('openssl', ['version']).status === 0;
export const pkiPassword = 'correct horse';
/** Password of the form `otherPassword`: beyond Latin-1. */
export const oddPassword = 'pässwörd – ключ';

type OpenSsl = (words: string, ...more: string[]) => void;

const p256 = 'ec -pkeyopt ec_paramgen_curve:P-256';

/** Leaves that can be asked for; each is made once. */
const leaves = {
  rsa: { key: 'rsa:3072', extensions: 'signing' },
  ec: { key: p256, extensions: 'signing' },
  ec384: { key: 'ec -pkeyopt ec_paramgen_curve:P-384', extensions: 'signing' },
  expired: { key: p256, extensions: 'signing' },
  wrongUsage: { key: p256, extensions: 'encipherment' },
  webServer: { key: p256, extensions: 'server' },
  small: { key: 'rsa:1024', extensions: 'signing' },
  lookalike: { key: p256, extensions: 'signing' },
  authority: { key: p256, extensions: 'issuing' },
} as const;
export type Leaf = keyof typeof leaves;

export interface Pki {
  readonly folder: string;
  readonly rootPem: string;
  readonly issuingPem: string;
  /**
   * Runs openssl in the folder; the first argument is split at spaces. Sections of `ca.cnf` without
   * key identifiers, so that only names and keys connect certificates: bare_authority, bare_leaf.
   */
  run(words: string, ...more: string[]): void;
  read(name: string): Buffer;
  /** The leaf's certificate. */
  pem(leaf: Leaf): string;
  /** The leaf's PKCS#12: AES-256 as OpenSSL 3 writes it, or 3DES as older programs do. */
  p12(leaf: Leaf, form?: P12Form): Uint8Array;
}

export type P12Form = 'modern' | 'legacy' | 'noKey' | 'noMac' | 'otherPassword';

const config = `
[req]
distinguished_name = name
prompt = no
[name]
CN = unused
[root]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign,cRLSign
subjectKeyIdentifier = hash
[issuing]
basicConstraints = critical,CA:TRUE,pathlen:0
keyUsage = critical,keyCertSign,cRLSign
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
[signing]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature,nonRepudiation
extendedKeyUsage = emailProtection,1.3.6.1.5.5.7.3.36
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
[encipherment]
basicConstraints = critical,CA:FALSE
keyUsage = critical,keyEncipherment
[bare_authority]
basicConstraints = critical,CA:TRUE
[bare_leaf]
basicConstraints = critical,CA:FALSE
[server]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = serverAuth
`;

/** Makes root and issuing CA; leaves follow as they are asked for. `remove` deletes the folder. */
export function makePki(): Pki & { remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'trailproof-pki-'));
  const at = (name: string): string => join(folder, name);
  const openssl: OpenSsl = (words, ...more) => {
    execFileSync('openssl', [...words.split(' '), ...more], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
  };
  writeFileSync(at('ca.cnf'), config);
  const issue = (name: string, subject: string, key: string): void =>
    openssl(
      `req -new -config ca.cnf -newkey ${key} -nodes -sha256 -keyout ${name}.key -out ${name}.csr -subj`,
      subject,
    );
  const sign = (name: string, by: string, extensions: string, days: number): void =>
    openssl(
      `x509 -req -in ${name}.csr -CA ${by}.pem -CAkey ${by}.key -CAcreateserial -days ${days} -sha256 -extfile ca.cnf -extensions ${extensions} -out ${name}.pem`,
    );
  openssl(
    `req -x509 -config ca.cnf -newkey ${p256} -nodes -keyout root.key -out root.pem -extensions root -days 99 -subj`,
    '/O=Test Audit LLP/CN=Test Root',
  );
  issue('issuing', '/O=Test Audit LLP/CN=Test Issuing CA', p256);
  sign('issuing', 'root', 'issuing', 98);

  const made = new Set<Leaf>();
  const make = (leaf: Leaf): void => {
    if (made.has(leaf)) return;
    const { key, extensions } = leaves[leaf];
    issue(leaf, `/O=Test Audit LLP/CN=Maria Keller (${leaf === 'lookalike' ? 'ec' : leaf})`, key);
    if (leaf === 'expired') signExpired(folder, openssl);
    else if (leaf === 'lookalike') signByItself(openssl);
    else sign(leaf, 'issuing', extensions, 90);
    made.add(leaf);
  };
  return {
    folder,
    rootPem: readFileSync(at('root.pem'), 'utf8'),
    issuingPem: readFileSync(at('issuing.pem'), 'utf8'),
    run: openssl,
    read: (name) => readFileSync(at(name)),
    pem(leaf) {
      make(leaf);
      return readFileSync(at(`${leaf}.pem`), 'utf8');
    },
    p12(leaf, form = 'modern') {
      make(leaf);
      return makeP12(openssl, folder, leaf, form);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function makeP12(openssl: OpenSsl, folder: string, leaf: Leaf, form: P12Form): Uint8Array {
  const password = form === 'otherPassword' ? oddPassword : pkiPassword;
  const inside = {
    modern: `-inkey ${leaf}.key -in ${leaf}.pem -certfile issuing.pem`,
    legacy: `-inkey ${leaf}.key -in ${leaf}.pem -certfile issuing.pem -legacy -descert`,
    otherPassword: `-inkey ${leaf}.key -in ${leaf}.pem -certfile issuing.pem`,
    noKey: `-nokeys -in ${leaf}.pem`,
    noMac: `-inkey ${leaf}.key -in ${leaf}.pem -nomac`,
  }[form];
  openssl(`pkcs12 -export ${inside} -out ${leaf}.p12 -passout`, `pass:${password}`);
  return readFileSync(join(folder, `${leaf}.p12`));
}

function signByItself(openssl: OpenSsl): void {
  openssl(
    'x509 -req -in lookalike.csr -key lookalike.key -days 90 -sha256 -extfile ca.cnf -extensions signing -out lookalike.pem',
  );
}

/** `openssl x509` cannot set a start date before version 3.4; `openssl ca` can. */
function signExpired(folder: string, openssl: OpenSsl): void {
  writeFileSync(join(folder, 'index.txt'), '');
  writeFileSync(
    join(folder, 'expired.cnf'),
    `${config}
[ca]
default_ca = issuing_ca
[issuing_ca]
database = index.txt
new_certs_dir = .
rand_serial = yes
default_md = sha256
policy = anything
[anything]
organizationName = optional
commonName = supplied
`,
  );
  openssl(
    'ca -batch -notext -config expired.cnf -cert issuing.pem -keyfile issuing.key -in expired.csr -out expired.pem -extensions signing -startdate 20240101000000Z -enddate 20240201000000Z',
  );
}
