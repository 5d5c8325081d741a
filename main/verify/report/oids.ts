/** Object identifiers, with where they are defined. */
export const oids = {
  data: '1.2.840.113549.1.7.1', // RFC 5652, 4
  signedData: '1.2.840.113549.1.7.2', // RFC 5652, 5.1
  contentType: '1.2.840.113549.1.9.3', // RFC 5652, 11.1
  messageDigest: '1.2.840.113549.1.9.4', // RFC 5652, 11.2
  signingTime: '1.2.840.113549.1.9.5', // RFC 5652, 11.3
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47', // RFC 5035, 3
  signatureTimeStamp: '1.2.840.113549.1.9.16.2.14', // RFC 3161, appendix A
  rsa: '1.2.840.113549.1.1.1',
  pss: '1.2.840.113549.1.1.10',
  keyUsage: '2.5.29.15',
  extendedKeyUsage: '2.5.29.37', // RFC 5280, 4.2.1.12
  timeStamping: '1.3.6.1.5.5.7.3.8', // RFC 3161, 2.3
  timeStampInfo: '1.2.840.113549.1.9.16.1.4', // RFC 3161, 2.4.2
  signingCertificate: '1.2.840.113549.1.9.16.2.12', // RFC 2634, 5.4
  sha256: '2.16.840.1.101.3.4.2.1',
} as const;

/** Digests that still count (ETSI TS 119 312): SHA-1 and MD5 do not. */
export const digests: ReadonlyMap<string, string> = new Map([
  ['2.16.840.1.101.3.4.2.1', 'sha256'],
  ['2.16.840.1.101.3.4.2.2', 'sha384'],
  ['2.16.840.1.101.3.4.2.3', 'sha512'],
]);

/** Signature algorithms and the digest each one fixes (RFC 4055, RFC 5758). */
export const signatureAlgorithms: ReadonlyMap<
  string,
  { readonly key: 'rsa' | 'ec'; readonly digest: string | undefined }
> = new Map([
  [oids.rsa, { key: 'rsa', digest: undefined }],
  ['1.2.840.113549.1.1.11', { key: 'rsa', digest: 'sha256' }],
  ['1.2.840.113549.1.1.12', { key: 'rsa', digest: 'sha384' }],
  ['1.2.840.113549.1.1.13', { key: 'rsa', digest: 'sha512' }],
  ['1.2.840.10045.4.3.2', { key: 'ec', digest: 'sha256' }],
  ['1.2.840.10045.4.3.3', { key: 'ec', digest: 'sha384' }],
  ['1.2.840.10045.4.3.4', { key: 'ec', digest: 'sha512' }],
]);
