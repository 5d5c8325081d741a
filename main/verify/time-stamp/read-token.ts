/** A time-stamp token (RFC 3161, 2.4.2), taken apart: CMS SignedData that carries a TSTInfo. */
import { algorithmOf, expectNumber, readSigner, type SignedData } from '../report/cms.ts';
import { DerError, expectTag, oidOf, parts, readDer, tags, type Der } from '../report/der.ts';
import { oids } from '../report/oids.ts';

/** What the authority says. */
export interface StampInfo {
  /** OID of the digest that the imprint was made with, and the imprint. */
  readonly digest: string;
  readonly imprint: Buffer;
  /** RFC 3339, UTC, with milliseconds if the token tells them. */
  readonly at: string;
  /** DER content of the INTEGER, or undefined if there is none. */
  readonly nonce: Buffer | undefined;
}

export interface Token extends SignedData {
  /** The bytes of the TSTInfo, as the signer digested them. */
  readonly content: Buffer;
  readonly info: StampInfo;
}

const context0 = 0xa0;
const context1 = 0xa1;

/** @throws DerError for anything that is no token, or has bytes behind it */
export function readToken(bytes: Buffer): Token {
  const outer = readDer(bytes);
  if (outer.raw.length !== bytes.length) throw new DerError('there are bytes behind the token');
  const [kind, wrapped] = parts(outer, tags.sequence);
  if (oidOf(kind) !== oids.signedData) throw new DerError('it is no SignedData');
  const [inner] = parts(expectTag(wrapped, context0));
  const [version, , encapsulated, ...rest] = parts(expectTag(inner, tags.sequence));
  // RFC 5652, 5.1: 3, because it carries something else than plain data.
  expectNumber(version, 3);
  const [type, holder] = parts(expectTag(encapsulated, tags.sequence));
  if (oidOf(type) !== oids.timeStampInfo) throw new DerError('it is no time stamp');
  const [octets] = parts(expectTag(holder, context0));
  const { content } = expectTag(octets, tags.octetString);
  const certificates = rest[0]?.tag === context0 ? parts(rest.shift() ?? outer) : [];
  if (rest[0]?.tag === context1) rest.shift();
  const [signer, ...others] = parts(expectTag(rest[0], tags.set));
  if (others.length > 0) throw new DerError('it has more than one signer');
  return {
    ...readSigner(parts(expectTag(signer, tags.sequence))),
    certificates: certificates.map(({ raw }) => raw),
    content,
    info: readInfo(content),
  };
}

function readInfo(content: Buffer): StampInfo {
  const [version, , imprint, , time, ...rest] = parts(readDer(content), tags.sequence);
  expectNumber(version, 1);
  const [algorithm, hashed] = parts(expectTag(imprint, tags.sequence));
  const at = generalizedTime(expectTag(time, tags.generalizedTime));
  if (at === undefined) throw new DerError('its time is not in the form of RFC 3161');
  return {
    digest: algorithmOf(expectTag(algorithm, tags.sequence)).oid,
    imprint: expectTag(hashed, tags.octetString).content,
    at,
    nonce: rest.find(({ tag }) => tag === tags.integer)?.content,
  };
}

/** RFC 3161, 2.4.2: UTC, with or without a fraction of a second. */
function generalizedTime({ content }: Der): string | undefined {
  const found = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\.\d+)?Z$/.exec(content.toString('latin1'));
  if (found === null) return undefined;
  const [, year, month, day, hour, minute, second, fraction = ''] = found;
  const text = `${year}-${month}-${day}T${hour}:${minute}:${second}${fraction.slice(0, 4)}Z`;
  return Number.isNaN(Date.parse(text)) ? undefined : text;
}
