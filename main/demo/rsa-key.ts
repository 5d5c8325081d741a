import {
  checkPrimeSync,
  createHash,
  createPrivateKey,
  createPublicKey,
  type KeyObject,
} from 'node:crypto';
import { Random } from './random.ts';

const EXPONENT = 65537n;
const HALF_BITS = 1024;
const SMALL_PRIMES = smallPrimes(4000);

export interface SigningKey {
  readonly privateKey: KeyObject;
  /** PKCS#1 DER, as CloudTrail's ListPublicKeys delivers it. */
  readonly publicDer: Buffer;
  /** MD5 of the DER in hexadecimal: what AWS's published keys carry as fingerprint. */
  readonly fingerprint: string;
}

/**
 * An RSA-2048 key that depends on the seed alone, because node:crypto cannot generate a
 * reproducible one and a demonstration must be the same every time. Its security is that of the
 * seed, that is none: it signs made-up digests and nothing else.
 */
export function deriveSigningKey(seed: string, label: string): SigningKey {
  const random = new Random(seed, 'rsa', label);
  const p = findPrime(random);
  const q = findPrime(random);
  const d = inverse(EXPONENT, (p - 1n) * (q - 1n));
  const privateKey = createPrivateKey({
    format: 'jwk',
    key: {
      kty: 'RSA',
      n: base64url(p * q),
      e: base64url(EXPONENT),
      d: base64url(d),
      p: base64url(p),
      q: base64url(q),
      dp: base64url(d % (p - 1n)),
      dq: base64url(d % (q - 1n)),
      qi: base64url(inverse(q, p)),
    },
  });
  const publicDer = createPublicKey(privateKey).export({ type: 'pkcs1', format: 'der' });
  const fingerprint = createHash('md5').update(publicDer).digest('hex');
  return { privateKey, publicDer, fingerprint };
}

/** The two top bits are set so that the product of two such primes has exactly 2048 bits. */
function findPrime(random: Random): bigint {
  const top = 3n << BigInt(HALF_BITS - 2);
  let candidate = BigInt(`0x${random.hex(HALF_BITS / 4)}`) | top | 1n;
  for (;;) {
    const hopeful = SMALL_PRIMES.every((prime) => candidate % prime !== 0n);
    if (hopeful && candidate % EXPONENT !== 1n && checkPrimeSync(candidate)) return candidate;
    candidate += 2n;
  }
}

function inverse(value: bigint, modulus: bigint): bigint {
  let [oldRest, rest] = [value % modulus, modulus];
  let [oldFactor, factor] = [1n, 0n];
  while (rest !== 0n) {
    const quotient = oldRest / rest;
    [oldRest, rest] = [rest, oldRest - quotient * rest];
    [oldFactor, factor] = [factor, oldFactor - quotient * factor];
  }
  return ((oldFactor % modulus) + modulus) % modulus;
}

function base64url(value: bigint): string {
  const hex = value.toString(16);
  return Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex').toString('base64url');
}

function smallPrimes(limit: number): readonly bigint[] {
  const found: number[] = [];
  for (let value = 3; value < limit; value += 2) {
    if (found.every((prime) => value % prime !== 0)) found.push(value);
  }
  return found.map(BigInt);
}
