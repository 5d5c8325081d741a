import { P12Signer, SignerError, type Signer } from '@libpdf/core';
import { X509Certificate } from 'node:crypto';
import { PFX } from 'pkijs';
import { Problem } from '../../preload/contract/errors.ts';
import { sha256Hex } from '../platform/hash.ts';
import { certificateOfKey } from './certificate-of-key.ts';
import { checkUsable } from './certificate-use.ts';
import type { SignerFacts } from './model.ts';

export interface KeyFile {
  /** The bytes of a PKCS#12 file (.p12, .pfx). */
  readonly p12: Uint8Array;
  readonly password: string;
}

export interface OpenedKey {
  readonly signer: Signer;
  readonly facts: SignerFacts;
}

/**
 * Opens a key file and makes sure, before anything is signed, that its certificate belongs to the key,
 * is valid at `at`, and is one for signing documents.
 *
 * @throws Problem wrong_password, bad_key; neither holds anything of the password or key
 */
export async function openSigningKey(file: KeyFile, at: string): Promise<OpenedKey> {
  const opened = await open(file);
  const certificates = [opened.certificate, ...opened.certificateChain].map(
    (der) => new X509Certificate(der),
  );
  const own = await certificateOfKey(opened, certificates);
  if (own === undefined) {
    throw new Problem('bad_key', 'The key file holds no certificate for its key; export both.');
  }
  checkUsable(own, at);
  const others = certificates.filter((each) => each !== own);
  return {
    signer: {
      certificate: own.raw,
      certificateChain: others.map((each) => each.raw),
      keyType: opened.keyType,
      signatureAlgorithm: opened.signatureAlgorithm,
      sign: (data, algorithm) => opened.sign(data, algorithm),
    },
    facts: factsOf(own, others),
  };
}

async function open({ p12, password }: KeyFile): Promise<P12Signer> {
  if (!hasMac(p12)) {
    throw new Problem(
      'bad_key',
      'The key file cannot be used: it is damaged, no PKCS#12 file, or one without a MAC; export the key again, with a password.',
    );
  }
  try {
    return await P12Signer.create(p12, password);
  } catch (thrown) {
    if (!(thrown instanceof SignerError)) throw thrown;
    // The library has one error class; a wrong password shows as a failed check of the file's MAC.
    if (/integrity|MAC|invalid password/i.test(thrown.message)) {
      throw new Problem('wrong_password', 'The password does not open the key file; try again.');
    }
    const reason = /no private key/i.test(thrown.message)
      ? 'it holds no private key; export the certificate together with its key'
      : /no certificates/i.test(thrown.message)
        ? 'it holds no certificate; export the key together with its certificate'
        : 'it is damaged or no PKCS#12 file; choose a .p12 or .pfx file with an RSA or EC key';
    throw new Problem('bad_key', `The key file cannot be used: ${reason}.`);
  }
}

/** A PKCS#12 file without a MAC (RFC 7292, 4) cannot tell a wrong password from damage. */
function hasMac(p12: Uint8Array): boolean {
  try {
    return PFX.fromBER(new Uint8Array(p12)).macData !== undefined;
  } catch {
    return false;
  }
}

function factsOf(own: X509Certificate, others: readonly X509Certificate[]): SignerFacts {
  const fingerprint = sha256Hex(own.raw);
  return {
    name: commonName(own),
    subject: own.subject.split('\n').join(', '),
    issuer: own.issuer.split('\n').join(', '),
    serial: own.serialNumber.toLowerCase(),
    validFrom: new Date(own.validFrom).toISOString(),
    validTo: new Date(own.validTo).toISOString(),
    fingerprint,
    certificates: [fingerprint, ...others.map((each) => sha256Hex(each.raw))],
  };
}

function commonName({ subject }: X509Certificate): string {
  const line = subject.split('\n').find((each) => each.startsWith('CN='));
  return line?.slice('CN='.length) ?? subject.split('\n').join(', ');
}
