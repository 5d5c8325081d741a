/** The CMS object of a PAdES signature (RFC 5652; ETSI EN 319 142-1, 6.3), taken apart. */
import { DerError, expectTag, oidOf, parts, readDer, tags, type Der } from './der.ts';
import { oids } from './oids.ts';

export interface Algorithm {
  readonly oid: string;
  readonly parameters: Der | undefined;
}

export interface SignedData {
  /** Certificates as they stand there, DER. */
  readonly certificates: readonly Buffer[];
  readonly digest: Algorithm;
  readonly signatureAlgorithm: Algorithm;
  readonly signature: Buffer;
  /** How the signer's certificate is named: issuer and serial number, DER of each. */
  readonly issuer: Buffer;
  readonly serial: Buffer;
  /** The attributes under the signature, as they are digested (RFC 5652, 5.4). */
  readonly signedBytes: Buffer;
  readonly signed: ReadonlyMap<string, Der>;
  readonly unsigned: ReadonlyMap<string, Der>;
}

const context0 = 0xa0;
const context1 = 0xa1;

/**
 * Reads the /Contents of a signature: one CMS SignedData, then zeros.
 *
 * @throws DerError for anything that has no place in such a signature, hidden bytes included
 */
export function readCms(contents: Buffer): SignedData {
  const outer = readDer(contents);
  if (contents.subarray(outer.raw.length).some((byte) => byte !== 0)) {
    throw new DerError('bytes are hidden in the padding behind the signature');
  }
  const [kind, wrapped, ...more] = parts(outer, tags.sequence);
  if (oidOf(kind) !== oids.signedData || more.length > 0) throw new DerError('it is no SignedData');
  const [inner, ...extra] = parts(expectTag(wrapped, context0));
  if (extra.length > 0) throw new DerError('it holds more than one object');
  return readSignedData(parts(expectTag(inner, tags.sequence)));
}

function readSignedData(list: readonly Der[]): SignedData {
  const [version, digestAlgorithms, content, ...rest] = list;
  expectNumber(version, 1);
  const [contentType, ...embedded] = parts(expectTag(content, tags.sequence));
  if (oidOf(contentType) !== oids.data || embedded.length > 0) {
    throw new DerError('it carries content of its own');
  }
  const certificates = rest[0]?.tag === context0 ? rest.shift() : undefined;
  const revocations = rest[0]?.tag === context1 ? rest.shift() : undefined;
  if (revocations !== undefined) throw new DerError('it carries revocation lists');
  const [signers, ...behind] = rest;
  const [signer, ...others] = parts(expectTag(signers, tags.set));
  if (behind.length > 0 || others.length > 0) throw new DerError('it has not exactly one signer');
  const read = readSigner(parts(expectTag(signer, tags.sequence)));
  const declared = parts(expectTag(digestAlgorithms, tags.set)).map(algorithmOf);
  if (declared.length !== 1 || declared[0]?.oid !== read.digest.oid) {
    throw new DerError('it names another digest algorithm than its signer');
  }
  return {
    ...read,
    certificates: certificates === undefined ? [] : parts(certificates).map((each) => each.raw),
  };
}

/** What one SignerInfo says (RFC 5652, 5.3). @throws DerError */
export function readSigner(list: readonly Der[]): Omit<SignedData, 'certificates'> {
  const [version, name, digest, attributes, signatureAlgorithm, signature, ...rest] = list;
  expectNumber(version, 1);
  const [issuer, serial] = parts(expectTag(name, tags.sequence));
  const signedAttributes = expectTag(attributes, context0);
  const unsigned = rest[0]?.tag === context1 ? rest.shift() : undefined;
  if (rest.length > 0) throw new DerError('its signer has unknown parts');
  const signedBytes = Buffer.from(signedAttributes.raw);
  // RFC 5652, 5.4: digested with the tag of a SET in place of the implicit one.
  signedBytes[0] = tags.set;
  return {
    digest: algorithmOf(expectTag(digest, tags.sequence)),
    signatureAlgorithm: algorithmOf(expectTag(signatureAlgorithm, tags.sequence)),
    signature: expectTag(signature, tags.octetString).content,
    issuer: expectTag(issuer, tags.sequence).raw,
    serial: expectTag(serial, tags.integer).raw,
    signedBytes,
    signed: attributesOf(signedAttributes),
    unsigned: unsigned === undefined ? new Map() : attributesOf(unsigned),
  };
}

/** The single value of each attribute by its name. */
function attributesOf(list: Der): Map<string, Der> {
  const found = new Map<string, Der>();
  for (const attribute of parts(list)) {
    const [type, values, ...more] = parts(attribute, tags.sequence);
    const [value, ...others] = parts(expectTag(values, tags.set));
    const oid = oidOf(type);
    if (value === undefined || others.length > 0 || more.length > 0 || found.has(oid)) {
      throw new DerError(`the attribute ${oid} has not exactly one value`);
    }
    found.set(oid, value);
  }
  return found;
}

/** @throws DerError */
export function algorithmOf(value: Der): Algorithm {
  const [oid, parameters, ...more] = parts(value, tags.sequence);
  if (more.length > 0) throw new DerError('an algorithm has unknown parts');
  return { oid: oidOf(oid), parameters };
}

/** No parameters, or the NULL that some write in their place. */
export function hasNoParameters({ parameters }: Algorithm): boolean {
  return (
    parameters === undefined || (parameters.tag === tags.nothing && parameters.content.length === 0)
  );
}

/** @throws DerError unless it is that small number */
export function expectNumber(value: Der | undefined, number: number): void {
  const { content } = expectTag(value, tags.integer);
  if (content.length !== 1 || content[0] !== number) throw new DerError('its version is unknown');
}
