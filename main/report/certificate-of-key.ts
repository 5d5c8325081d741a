import type { Signer } from '@libpdf/core';
import { verify, type X509Certificate } from 'node:crypto';

/**
 * The certificate whose key verifies what the private key signs. The library takes the first one of
 * the file, and programs differ in which one they write first.
 */
export async function certificateOfKey(
  key: Pick<Signer, 'keyType' | 'sign'>,
  certificates: readonly X509Certificate[],
): Promise<X509Certificate | undefined> {
  const probe = Buffer.from('Trailproof asks which certificate belongs to this key');
  const signature = await key.sign(probe, 'SHA-256');
  return certificates.find(({ publicKey }) => {
    const fits = publicKey.asymmetricKeyType === (key.keyType === 'RSA' ? 'rsa' : 'ec');
    return fits && verify('sha256', probe, publicKey, signature);
  });
}
