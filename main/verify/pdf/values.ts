/** The kinds of values a PDF is made of (ISO 32000-2, 7.3), as far as the verifier needs them. */
export interface PdfName {
  readonly kind: 'name';
  readonly value: string;
}

export interface PdfString {
  readonly kind: 'string';
  readonly bytes: Buffer;
}

export interface PdfRef {
  readonly kind: 'ref';
  readonly number: number;
  readonly generation: number;
}

export interface PdfDict {
  readonly kind: 'dict';
  readonly entries: ReadonlyMap<string, PdfValue>;
}

export interface PdfStream {
  readonly kind: 'stream';
  readonly dict: PdfDict;
  /** First byte of the data in the file. */
  readonly start: number;
}

export type PdfValue =
  | null
  | boolean
  | number
  | PdfName
  | PdfString
  | PdfRef
  | PdfDict
  | PdfStream
  | readonly PdfValue[];

/** The file cannot be read as a PDF at the byte `at`. */
export class PdfError extends Error {
  override readonly name = 'PdfError';
  readonly at: number;
  constructor(at: number, message: string) {
    super(`${message} (at byte ${at.toLocaleString('en')})`);
    this.at = at;
  }
}

type Kinds = Exclude<PdfValue, null | boolean | number | readonly PdfValue[]>;

/** True if the value is of that kind. */
export function isKind<K extends Kinds['kind']>(
  value: PdfValue | undefined,
  kind: K,
): value is Extract<Kinds, { kind: K }> {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === kind;
}

/** The value if it is a list, else an empty one. */
export function listOf(value: PdfValue | undefined): readonly PdfValue[] {
  return Array.isArray(value) ? (value as readonly PdfValue[]) : [];
}

/** The name's text, or undefined. */
export function nameOf(value: PdfValue | undefined): string | undefined {
  return isKind(value, 'name') ? value.value : undefined;
}

/** A text string (ISO 32000-2, 7.9.2.2): UTF-16BE or UTF-8 with its mark, else one byte each. */
export function textOf(value: PdfValue | undefined): string {
  if (!isKind(value, 'string')) return '';
  const { bytes } = value;
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    return Buffer.from(bytes.subarray(2, bytes.length - (bytes.length % 2)))
      .swap16()
      .toString('utf16le');
  }
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    return bytes.toString('utf8', 3);
  }
  return bytes.toString('latin1');
}
