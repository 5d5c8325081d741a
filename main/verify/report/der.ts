/**
 * A reader of DER (ITU-T X.690): one value has one encoding, and any other is refused. So a bit that
 * was turned in a certificate or signature cannot hide in a second spelling of the same value.
 */
export interface Der {
  /** First byte of the encoding: class, whether it is made of parts, tag number below 31. */
  readonly tag: number;
  /** The whole encoding, and what is inside it. */
  readonly raw: Buffer;
  readonly content: Buffer;
}

export class DerError extends Error {
  override readonly name = 'DerError';
}

export const tags = {
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  nothing: 0x05,
  oid: 0x06,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const;

/** The value at the beginning of `bytes`; more may follow it. @throws DerError */
export function readDer(bytes: Buffer): Der {
  const [tag, first] = bytes;
  if (tag === undefined || first === undefined) throw new DerError('a value is missing');
  if ((tag & 0x1f) === 0x1f) throw new DerError('a tag is unknown');
  const { length, header } = lengthOf(bytes, first);
  if (header + length > bytes.length) throw new DerError('a value is cut off');
  return {
    tag,
    raw: bytes.subarray(0, header + length),
    content: bytes.subarray(header, header + length),
  };
}

function lengthOf(bytes: Buffer, first: number): { length: number; header: number } {
  if (first < 0x80) return { length: first, header: 2 };
  const size = first & 0x7f;
  if (size === 0 || size > 4 || bytes.length < 2 + size) throw new DerError('a length is not DER');
  const length = bytes.readUIntBE(2, size);
  if (length < 0x80 || length < 2 ** (8 * (size - 1))) throw new DerError('a length is not DER');
  return { length, header: 2 + size };
}

/** The parts of a value that is made of parts. @throws DerError */
export function parts(value: Der, tag?: number): Der[] {
  if (tag !== undefined) expectTag(value, tag);
  if ((value.tag & 0x20) === 0) throw new DerError('a value has no parts');
  const found: Der[] = [];
  for (let rest = value.content; rest.length > 0;) {
    const part = readDer(rest);
    found.push(part);
    rest = rest.subarray(part.raw.length);
  }
  return found;
}

/** @throws DerError unless the value has that tag */
export function expectTag(value: Der | undefined, tag: number): Der {
  if (value?.tag !== tag) throw new DerError('a value is of another kind than expected');
  return value;
}

/** An object identifier in dotted form. @throws DerError */
export function oidOf(value: Der | undefined): string {
  const { content } = expectTag(value, tags.oid);
  const numbers: number[] = [];
  let number = 0;
  for (const byte of content) {
    if (number > 2 ** 40) throw new DerError('an object identifier is too long');
    number = number * 128 + (byte & 0x7f);
    if (byte < 0x80) {
      numbers.push(number);
      number = 0;
    }
  }
  const [head = 0, ...rest] = numbers;
  const top = Math.min(2, Math.floor(head / 40));
  return [top, head - top * 40, ...rest].join('.');
}

/** UTCTime or GeneralizedTime as RFC 3339, or undefined if it is not in DER's form. */
export function timeOf(value: Der | undefined): string | undefined {
  const text = value?.content.toString('latin1') ?? '';
  const found = /^(\d\d|\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  if (found === null) return undefined;
  const [, year = '', month, day, hour, minute, second] = found;
  const full = year.length === 4 ? year : Number(year) >= 50 ? `19${year}` : `20${year}`;
  return `${full}-${month}-${day}T${hour}:${minute}:${second}Z`;
}
