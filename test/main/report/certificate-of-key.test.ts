import { sign, X509Certificate } from 'node:crypto';
import { expect, test } from 'vitest';
import { certificateOfKey } from '../../../main/report/certificate-of-key.ts';
import { haveOpenssl, makePki } from '../../pki/pki.ts';

// Red if the file's first certificate is taken, as the library does.
test.skipIf(!haveOpenssl)('the certificate is the one that fits the key', async () => {
  const pki = makePki();
  try {
    const own = new X509Certificate(pki.pem('ec'));
    const others = [new X509Certificate(pki.issuingPem), new X509Certificate(pki.rootPem)];
    const key = {
      keyType: 'EC',
      sign: (data: Uint8Array) => Promise.resolve(sign('sha256', data, pki.read('ec.key'))),
    } as const;
    expect(await certificateOfKey(key, [...others, own])).toBe(own);
    expect(await certificateOfKey(key, others)).toBeUndefined();
    expect(await certificateOfKey({ ...key, keyType: 'RSA' }, [own])).toBeUndefined();
  } finally {
    pki.remove();
  }
});
