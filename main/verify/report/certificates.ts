import { X509Certificate } from 'node:crypto';
import { expectTag, oidOf, parts, readDer, tags, type Der } from './der.ts';
import { oids } from './oids.ts';

/** A certificate: what node:crypto makes of it, and what it does not tell (RFC 5280, 4.1). */
export interface Certificate {
  readonly raw: Buffer;
  readonly x509: X509Certificate;
  /** DER of issuer name and serial number. */
  readonly issuer: Buffer;
  readonly serial: Buffer;
  /** Bits of the key usage extension (RFC 5280, 4.2.1.3), or undefined if it has none. */
  readonly keyUsage: number | undefined;
  /** What its key may be used for (RFC 5280, 4.2.1.12), or undefined if it does not say. */
  readonly purposes: { readonly isCritical: boolean; readonly oids: readonly string[] } | undefined;
  /** `CN` of the subject, else the whole subject. */
  readonly name: string;
}

/** Bits of `keyUsage`, first bit highest. */
export const usages = { digitalSignature: 0x80, nonRepudiation: 0x40, keyCertSign: 0x04 } as const;

/** @throws DerError, or what node:crypto throws */
export function readCertificate(raw: Buffer): Certificate {
  const outer = readDer(raw);
  const [body] = parts(outer, tags.sequence);
  const fields = parts(expectTag(body, tags.sequence));
  const from = fields[0]?.tag === 0xa0 ? 1 : 0;
  const extensions = fields.find((field) => field.tag === 0xa3);
  const x509 = new X509Certificate(raw);
  return {
    raw,
    x509,
    serial: expectTag(fields[from], tags.integer).raw,
    issuer: expectTag(fields[from + 2], tags.sequence).raw,
    keyUsage: keyUsageOf(extensions),
    purposes: purposesOf(extensions),
    name: commonNameOf(x509),
  };
}

function keyUsageOf(extensions: Der | undefined): number | undefined {
  const found = extension(extensions, oids.keyUsage);
  return found && (expectTag(found.value, tags.bitString).content[1] ?? 0);
}

function purposesOf(extensions: Der | undefined): Certificate['purposes'] {
  const found = extension(extensions, oids.extendedKeyUsage);
  if (found === undefined) return undefined;
  return { isCritical: found.isCritical, oids: parts(found.value, tags.sequence).map(oidOf) };
}

/** An extension by its name: Extension ::= SEQUENCE { OID, critical BOOLEAN OPTIONAL, OCTET STRING }. */
function extension(
  extensions: Der | undefined,
  oid: string,
): { readonly isCritical: boolean; readonly value: Der } | undefined {
  if (extensions === undefined) return undefined;
  const [list] = parts(extensions);
  for (const each of parts(expectTag(list, tags.sequence))) {
    const fields = parts(each, tags.sequence);
    if (oidOf(fields[0]) !== oid) continue;
    const value = readDer(expectTag(fields.at(-1), tags.octetString).content);
    return { isCritical: fields.length === 3 && fields[1]?.content[0] === 0xff, value };
  }
  return undefined;
}

function commonNameOf({ subject }: X509Certificate): string {
  const lines = subject.split('\n');
  const common = lines.find((line) => line.startsWith('CN='))?.slice('CN='.length);
  return common ?? lines.join(', ');
}

/** True if `instant` (RFC 3339) lies in the certificate's period. */
export function isCurrent({ x509 }: Certificate, instant: string): boolean {
  const at = Date.parse(instant);
  return Date.parse(x509.validFrom) <= at && at <= Date.parse(x509.validTo);
}
