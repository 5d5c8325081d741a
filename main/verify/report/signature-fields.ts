import type { PdfDocument } from '../pdf/document.ts';
import { isKind, listOf, nameOf, textOf, type PdfDict, type PdfValue } from '../pdf/values.ts';

/** A signature as it stands in the PDF, before anything of it is believed. */
export interface SignatureField {
  readonly name: string;
  readonly filter: string;
  readonly subFilter: string;
  readonly type: string;
  readonly byteRange: readonly number[];
  /** The decoded /Contents: a CMS object and its padding. */
  readonly contents: Buffer;
  /** /M, the time that the signer claims, as written. */
  readonly claimedAt: string;
}

const deepest = 32;
const most = 1000;

/** The signed signature fields of the form, in the order of what they cover. @throws PdfError */
export function signatureFields(pdf: PdfDocument): SignatureField[] {
  const form = pdf.get(pdf.catalog, 'AcroForm');
  if (!isKind(form, 'dict')) return [];
  const found: SignatureField[] = [];
  const walk = (value: PdfValue, prefix: string, kind: string | undefined, depth: number): void => {
    const field = pdf.resolve(value);
    if (!isKind(field, 'dict') || depth > deepest || found.length >= most) return;
    const own = textOf(pdf.get(field, 'T'));
    const name = own === '' ? prefix : prefix === '' ? own : `${prefix}.${own}`;
    const type = nameOf(pdf.get(field, 'FT')) ?? kind;
    const signed = pdf.get(field, 'V');
    if (type === 'Sig' && isKind(signed, 'dict')) found.push(fieldOf(pdf, name, signed));
    for (const kid of listOf(pdf.get(field, 'Kids'))) walk(kid, name, type, depth + 1);
  };
  for (const field of listOf(pdf.get(form, 'Fields'))) walk(field, '', undefined, 0);
  return found.sort((a, b) => endOf(a) - endOf(b));
}

function fieldOf(pdf: PdfDocument, name: string, dict: PdfDict): SignatureField {
  const contents = pdf.get(dict, 'Contents');
  return {
    name: name || 'without a name',
    filter: nameOf(pdf.get(dict, 'Filter')) ?? '',
    subFilter: nameOf(pdf.get(dict, 'SubFilter')) ?? '',
    type: nameOf(pdf.get(dict, 'Type')) ?? '',
    byteRange: listOf(pdf.get(dict, 'ByteRange')).map((value) => {
      const number = pdf.resolve(value);
      return typeof number === 'number' ? number : Number.NaN;
    }),
    contents: isKind(contents, 'string') ? contents.bytes : Buffer.alloc(0),
    claimedAt: textOf(pdf.get(dict, 'M')),
  };
}

/** The first byte that a signature does not cover any more. */
export function endOf({ byteRange }: SignatureField): number {
  return (byteRange[2] ?? Number.NaN) + (byteRange[3] ?? Number.NaN);
}
