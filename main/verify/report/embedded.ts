import type { PdfDocument } from '../pdf/document.ts';
import { isKind, listOf, PdfError, textOf, type PdfValue } from '../pdf/values.ts';

const deepest = 32;
const most = 100_000;

/** The files embedded in a PDF, in the order of their name tree (ISO 32000-2, 7.9.6, 7.11.4). @throws PdfError */
export function embeddedFiles(pdf: PdfDocument): { name: string; bytes: Buffer }[] {
  const names = pdf.get(pdf.catalog, 'Names');
  const root = isKind(names, 'dict') ? pdf.get(names, 'EmbeddedFiles') : null;
  const files: { name: string; bytes: Buffer }[] = [];
  const walk = (value: PdfValue, depth: number): void => {
    const node = pdf.resolve(value);
    if (!isKind(node, 'dict')) return;
    if (depth > deepest || files.length > most) throw new PdfError(0, 'the name tree has no end');
    const leaves = listOf(pdf.get(node, 'Names'));
    for (let i = 1; i < leaves.length; i += 2) files.push(fileOf(pdf, leaves[i]));
    for (const kid of listOf(pdf.get(node, 'Kids'))) walk(kid, depth + 1);
  };
  walk(root, 0);
  return files;
}

function fileOf(pdf: PdfDocument, value: PdfValue | undefined): { name: string; bytes: Buffer } {
  const spec = pdf.resolve(value);
  if (!isKind(spec, 'dict')) throw new PdfError(0, 'an embedded file has no description');
  const name = textOf(pdf.get(spec, 'UF')) || textOf(pdf.get(spec, 'F'));
  const streams = pdf.get(spec, 'EF');
  const stream = isKind(streams, 'dict') ? pdf.get(streams, 'F') : null;
  if (!isKind(stream, 'stream')) throw new PdfError(0, `the embedded file ${name} is missing`);
  return { name, bytes: pdf.data(stream) };
}
