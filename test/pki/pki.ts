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

/** Leaves that can be asked for; each is made once. */
const leaves = {
  rsa: { key: ['-newkey', 'rsa:3072'], extensions: 'signing' },
  ec: { key: ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'], extensions: 'signing' },
  ec384: { key: ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-384'], extensions: 'signing' },
  expired: { key: ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'], extensions: 'signing' },
  wrongUsage: {
    key: ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'],
    extensions: 'encipherment',
  },
  webServer: {
    key: ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'],
    extensions: 'server',
  },
  small: { key: ['-newkey', 'rsa:1024'], extensions: 'signing' },
} as const;
export type Leaf = keyof typeof leaves;

export interface Pki {
  readonly folder: string;
  readonly rootPem: string;
  readonly issuingPem: string;
  /** The leaf's certificate. */
  pem(leaf: Leaf): string;
  /** The leaf's PKCS#12: AES-256 as OpenSSL 3 writes it, or 3DES as older programs do. */
  p12(leaf: Leaf, form?: P12Form): Uint8Array;
}

/** `authorityFirst`: the certificates stand in the order issuing CA, leaf, as some programs do. */
export type P12Form = 'modern' | 'legacy' | 'authorityFirst' | 'noKey' | 'otherPassword';

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
[server]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = serverAuth
`;

/** Makes root and issuing CA; leaves follow as they are asked for. `remove` deletes the folder. */
export function makePki(): Pki & { remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'trailproof-pki-'));
  const at = (name: string): string => join(folder, name);
  const openssl = (...args: string[]): void => {
    execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  };
  writeFileSync(at('ca.cnf'), config);
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  const issue = (name: string, subject: string, key: readonly string[], extensions: string): void =>
    openssl(
      ...['req', '-new', '-config', 'ca.cnf', '-subj', subject, '-keyout', `${name}.key`],
      ...[...key, '-out', `${name}.csr`, '-extensions', extensions, '-sha256', '-nodes'],
    );
  const sign = (name: string, by: string, extensions: string, days: string): void =>
    openssl(
      ...['x509', '-req', '-in', `${name}.csr`, '-CA', `${by}.pem`, '-CAkey', `${by}.key`],
      ...['-CAcreateserial', '-days', days, '-sha256', '-extfile', 'ca.cnf'],
      ...['-extensions', extensions, '-out', `${name}.pem`],
    );
  openssl(
    ...['req', '-x509', '-config', 'ca.cnf', '-subj', '/O=Test Audit LLP/CN=Test Root'],
    ...[...curve, '-keyout', 'root.key', '-out', 'root.pem', '-extensions', 'root', '-days', '99'],
  );
  issue('issuing', '/O=Test Audit LLP/CN=Test Issuing CA', curve, 'issuing');
  sign('issuing', 'root', 'issuing', '98');

  const made = new Set<Leaf>();
  const make = (leaf: Leaf): void => {
    if (made.has(leaf)) return;
    const { key, extensions } = leaves[leaf];
    issue(leaf, `/O=Test Audit LLP/CN=Maria Keller (${leaf})`, key, extensions);
    if (leaf === 'expired') signExpired(folder, openssl);
    else sign(leaf, 'issuing', extensions, '90');
    made.add(leaf);
  };
  return {
    folder,
    rootPem: readFileSync(at('root.pem'), 'utf8'),
    issuingPem: readFileSync(at('issuing.pem'), 'utf8'),
    pem(leaf) {
      make(leaf);
      return readFileSync(at(`${leaf}.pem`), 'utf8');
    },
    p12(leaf, form = 'modern') {
      make(leaf);
      openssl(...p12Arguments(leaf, form, folder));
      return readFileSync(at(`${leaf}.p12`));
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function p12Arguments(leaf: Leaf, form: P12Form, folder: string): string[] {
  const password = form === 'otherPassword' ? 'pässwörd – ключ' : pkiPassword;
  const out = ['-out', `${leaf}.p12`, '-passout', `pass:${password}`];
  if (form === 'authorityFirst') {
    const both = ['issuing.pem', `${leaf}.pem`].map((name) => readFileSync(join(folder, name)));
    writeFileSync(join(folder, 'both.pem'), Buffer.concat(both));
    // Without a leading leaf openssl looks for no match when told not to: -nokeys has its own order.
    return ['pkcs12', '-export', '-inkey', `${leaf}.key`, '-in', 'both.pem', ...out];
  }
  if (form === 'noKey') return ['pkcs12', '-export', '-nokeys', '-in', `${leaf}.pem`, ...out];
  const old = form === 'legacy' ? ['-legacy', '-descert'] : [];
  return [
    ...['pkcs12', '-export', '-inkey', `${leaf}.key`, '-in', `${leaf}.pem`],
    ...['-certfile', 'issuing.pem', '-name', 'signing key', ...old, ...out],
  ];
}

/** `openssl x509` cannot set a start date before version 3.4; `openssl ca` can. */
function signExpired(folder: string, openssl: (...args: string[]) => void): void {
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
    ...['ca', '-batch', '-notext', '-config', 'expired.cnf', '-cert', 'issuing.pem'],
    ...['-keyfile', 'issuing.key', '-in', 'expired.csr', '-out', 'expired.pem'],
    ...['-extensions', 'signing', '-startdate', '20240101000000Z', '-enddate', '20240201000000Z'],
  );
}
