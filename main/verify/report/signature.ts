import { constants, createHash, verify, type KeyObject } from 'node:crypto';
import { readCertificate, usages, type Certificate } from './certificates.ts';
import { hasNoParameters, readCms, type SignedData } from './cms.ts';
import { expectTag, oidOf, parts, tags, timeOf, type Der } from './der.ts';
import { digests, oids, signatureAlgorithms } from './oids.ts';
import type { SignatureField } from './signature-fields.ts';

export interface GoodSignature {
  readonly ok: true;
  readonly signer: Certificate;
  /** The other certificates that came along. */
  readonly others: readonly Certificate[];
  /** When the signer says it was; nothing proves it. */
  readonly claimedAt: string;
  readonly algorithm: string;
  readonly hasTimeStamp: boolean;
}

export type SignatureResult = GoodSignature | { readonly ok: false; readonly reason: string };

/**
 * Checks one signature over the bytes it covers, by the rules of PAdES B-B (ETSI EN 319 142-1, 6.3;
 * EN 319 122-1, 6.3): detached CMS with one signer, message digest, signing certificate named by its
 * hash, algorithms that still count. All cryptography is node:crypto's.
 */
export function checkSignature(
  field: SignatureField,
  signed: readonly [Buffer, Buffer],
): SignatureResult {
  try {
    return checked(field, signed);
  } catch (thrown) {
    return { ok: false, reason: thrown instanceof Error ? thrown.message : String(thrown) };
  }
}

function checked(field: SignatureField, signed: readonly [Buffer, Buffer]): SignatureResult {
  if (field.filter !== 'Adobe.PPKLite' || field.subFilter !== 'ETSI.CAdES.detached') {
    return no(`it is no PAdES signature (${field.subFilter || 'no kind given'})`);
  }
  const cms = readCms(field.contents);
  const digest = digests.get(cms.digest.oid);
  if (digest === undefined || !hasNoParameters(cms.digest)) {
    return no('its digest algorithm does not count any more, or is unknown');
  }
  const hash = createHash(digest).update(signed[0]).update(signed[1]).digest();
  const said = cms.signed.get(oids.messageDigest);
  if (said === undefined || !expectTag(said, tags.octetString).content.equals(hash)) {
    return no('the bytes it covers were altered after signing');
  }
  if (oidOf(cms.signed.get(oids.contentType)) !== oids.data) {
    return no('it was made for another kind of content');
  }
  const certificates = cms.certificates.map(readCertificate);
  const signer = certificates.find(
    (each) => each.issuer.equals(cms.issuer) && each.serial.equals(cms.serial),
  );
  if (signer === undefined) return no('the signer’s certificate is not in it');
  if (!namesCertificate(cms.signed.get(oids.signingCertificateV2), signer)) {
    return no('it does not name the signer’s certificate by its hash');
  }
  if (!isSigned(cms, digest, signer.x509.publicKey)) {
    return no('the signature does not fit the signer’s key');
  }
  if (signer.keyUsage !== undefined && !(signer.keyUsage & signingUsages)) {
    return no(`the certificate of “${signer.name}” is not for signing documents`);
  }
  const unknown = [...cms.unsigned.keys()].find((oid) => oid !== oids.signatureTimeStamp);
  if (unknown !== undefined) return no(`an attribute was added that nobody signed (${unknown})`);
  const claimedAt = timeOf(cms.signed.get(oids.signingTime)) ?? pdfTime(field.claimedAt);
  if (claimedAt === undefined) return no('it does not say when it was made');
  return {
    ok: true,
    signer,
    others: certificates.filter((each) => each !== signer),
    claimedAt,
    algorithm: `${keyName(signer.x509.publicKey)}, ${digest.toUpperCase().replace('SHA', 'SHA-')}`,
    hasTimeStamp: cms.unsigned.has(oids.signatureTimeStamp),
  };
}

const signingUsages = usages.digitalSignature | usages.nonRepudiation;

/** True if the signature over the signed attributes was made with that key. */
export function isSigned(
  cms: Pick<SignedData, 'signatureAlgorithm' | 'signedBytes' | 'signature'>,
  digest: string,
  key: KeyObject,
): boolean {
  const algorithm = signatureAlgorithms.get(cms.signatureAlgorithm.oid);
  if (algorithm === undefined || !hasNoParameters(cms.signatureAlgorithm)) return false;
  if (key.asymmetricKeyType !== algorithm.key) return false;
  if (algorithm.digest !== undefined && algorithm.digest !== digest) return false;
  const options = algorithm.key === 'rsa' ? { key, padding: constants.RSA_PKCS1_PADDING } : key;
  return verify(digest, cms.signedBytes, options, cms.signature);
}

/**
 * SigningCertificateV2 (RFC 5035, 3): its first ESSCertIDv2 is the hash of the signer's
 * certificate, and its issuer and serial number, if given, are that certificate's. The older
 * SigningCertificate (RFC 2634, 5.4) has the same shape with SHA-1 and no name of an algorithm.
 */
export function namesCertificate(
  attribute: Der | undefined,
  signer: Certificate,
  usual: 'sha256' | 'sha1' = 'sha256',
): boolean {
  if (attribute === undefined) return false;
  const [list] = parts(attribute, tags.sequence);
  const [first] = parts(expectTag(list, tags.sequence));
  const fields = parts(expectTag(first, tags.sequence));
  const algorithm = fields[0]?.tag === tags.sequence ? fields.shift() : undefined;
  const name = algorithm === undefined ? usual : digests.get(oidOf(parts(algorithm)[0]));
  if (name === undefined) return false;
  const [hash, issuerSerial] = fields;
  if (
    !createHash(name).update(signer.raw).digest().equals(expectTag(hash, tags.octetString).content)
  )
    return false;
  if (issuerSerial === undefined) return true;
  return parts(issuerSerial, tags.sequence)[1]?.raw.equals(signer.serial) ?? false;
}

/** Kind and size of a key as people name it: `RSA 3072`, `ECDSA P-256`. */
export function keyName(key: KeyObject): string {
  const details = key.asymmetricKeyDetails;
  if (key.asymmetricKeyType === 'rsa') return `RSA ${details?.modulusLength ?? ''}`.trim();
  const curve = details?.namedCurve ?? '';
  const names: Readonly<Record<string, string>> = {
    prime256v1: 'P-256',
    secp384r1: 'P-384',
    secp521r1: 'P-521',
  };
  return `ECDSA ${names[curve] ?? curve}`.trim();
}

/** A date string of PDF (ISO 32000-2, 7.9.4) as RFC 3339. */
function pdfTime(text: string): string | undefined {
  const found = /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(Z|[+-]\d\d'?\d\d)?/.exec(text);
  if (found === null) return undefined;
  const [, year, month, day, hour, minute, second, zone = 'Z'] = found;
  const offset = zone.startsWith('Z') ? 'Z' : `${zone.slice(0, 3)}:${zone.slice(-2)}`;
  const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}${offset}`);
  return Number.isNaN(at) ? undefined : new Date(at).toISOString();
}

function no(reason: string): SignatureResult {
  return { ok: false, reason };
}
