import { sha256Hex } from '../../platform/hash.ts';
import { openPdf, type PdfDocument } from '../pdf/document.ts';
import { isKind, type PdfDict, type PdfValue } from '../pdf/values.ts';

/** What a further signature adds to the catalogue (ISO 32000-2, 12.8.4.3; EN 319 142-1, 5.4). */
const addedToCatalog = new Set(['AcroForm', 'DSS', 'Extensions']);
/** And to the form. */
const addedToForm = new Set(['Fields', 'SigFlags', 'DR', 'DA', 'NeedAppearances']);

/**
 * What the revisions behind the byte `end` changed of the document that a signature covers, other
 * than adding signatures; undefined if nothing. An approval signature stays valid whatever is appended
 * (ISO 32000-2, 12.8.2): without this, whoever appends another page and signs that would have a valid
 * file.
 *
 * @throws PdfError
 */
export function changedAfter(bytes: Buffer, end: number): string | undefined {
  const before = openPdf(bytes.subarray(0, end));
  const after = openPdf(bytes);
  const [root] = [before, after].map((pdf) => pdf.sections[0]?.trailer.entries.get('Root'));
  const form = formRef(before);
  for (const number of before.objectNumbers()) {
    const [was, is] = [before.object(number), after.object(number)];
    const free = isRefTo(root, number)
      ? addedToCatalog
      : form === number
        ? addedToForm
        : new Set<string>();
    if (fingerprint(before, was, free) !== fingerprint(after, is, free)) {
      return `object ${number} was replaced`;
    }
  }
  const roots = [before, after].map((pdf) =>
    fingerprint(pdf, pdf.sections[0]?.trailer.entries.get('Root') ?? null),
  );
  return roots[0] === roots[1] ? undefined : 'the catalogue was replaced';
}

function formRef(pdf: PdfDocument): number | undefined {
  const form = pdf.catalog.entries.get('AcroForm');
  return isKind(form, 'ref') ? form.number : undefined;
}

function isRefTo(value: PdfValue | undefined, number: number): boolean {
  return isKind(value, 'ref') && value.number === number;
}

/** A text that is equal only for equal values; members in `free` are left out. */
function fingerprint(
  pdf: PdfDocument,
  value: PdfValue,
  free: ReadonlySet<string> = new Set(),
): string {
  if (isKind(value, 'stream')) {
    return `stream ${sha256Hex(pdf.raw(value))} ${dictText(pdf, value.dict, free)}`;
  }
  if (isKind(value, 'dict')) return dictText(pdf, value, free);
  if (isKind(value, 'string')) return `(${value.bytes.toString('hex')})`;
  if (isKind(value, 'name')) return `/${JSON.stringify(value.value)}`;
  if (isKind(value, 'ref')) return `${value.number} ${value.generation} R`;
  if (typeof value === 'object' && value !== null) {
    return `[${value.map((each) => fingerprint(pdf, each)).join(' ')}]`;
  }
  return String(value);
}

function dictText(pdf: PdfDocument, dict: PdfDict, free: ReadonlySet<string>): string {
  const members = [...dict.entries]
    .filter(([key]) => !free.has(key))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `/${JSON.stringify(key)} ${fingerprint(pdf, value)}`);
  return `<<${members.join(' ')}>>`;
}
