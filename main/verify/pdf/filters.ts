import { inflateSync } from 'node:zlib';
import { isKind, listOf, nameOf, PdfError, type PdfDict, type PdfValue } from './values.ts';

/** Bytes a stream may unpack to: more than any embedded file of a report. */
const largest = 512 * 1024 * 1024;

/** A stream's data, unpacked (ISO 32000-2, 7.4): no filter or FlateDecode. @throws PdfError */
export function decode(
  data: Buffer,
  dict: PdfDict,
  resolve: (value: PdfValue | undefined) => PdfValue | undefined,
  at: number,
): Buffer {
  const filter = resolve(dict.entries.get('Filter'));
  const names =
    filter === undefined || filter === null ? [] : Array.isArray(filter) ? filter : [filter];
  const parameters = resolve(dict.entries.get('DecodeParms'));
  const all: readonly (PdfValue | undefined)[] = Array.isArray(parameters)
    ? listOf(parameters)
    : [parameters];
  return (names as PdfValue[]).reduce<Buffer>((bytes, name, index) => {
    if (nameOf(resolve(name)) !== 'FlateDecode') {
      throw new PdfError(at, 'a stream is packed in a way that this verifier does not read');
    }
    return predicted(inflated(bytes, at), resolve(all[index]), at);
  }, data);
}

function inflated(bytes: Buffer, at: number): Buffer {
  try {
    return inflateSync(bytes, { maxOutputLength: largest });
  } catch {
    throw new PdfError(at, 'the packed data of a stream is damaged');
  }
}

/** Undoes the PNG predictors (RFC 2083 section 6), which cross-reference streams use. */
function predicted(bytes: Buffer, parameters: PdfValue | undefined, at: number): Buffer {
  if (!isKind(parameters, 'dict')) return bytes;
  const number = (key: string, otherwise: number): number => {
    const value = parameters.entries.get(key);
    return typeof value === 'number' ? value : otherwise;
  };
  const predictor = number('Predictor', 1);
  if (predictor === 1) return bytes;
  const pixel = Math.max(1, (number('Colors', 1) * number('BitsPerComponent', 8)) >> 3);
  const width = Math.ceil(
    (number('Colors', 1) * number('BitsPerComponent', 8) * number('Columns', 1)) / 8,
  );
  if (predictor < 10 || !(width >= 1 && width <= 65_536)) {
    throw new PdfError(at, 'a stream has a predictor that this verifier does not read');
  }
  const rows = Math.floor(bytes.length / (width + 1));
  const out = Buffer.alloc(rows * width);
  for (let row = 0; row < rows; row += 1) {
    const kind = bytes[row * (width + 1)] ?? 0;
    for (let i = 0; i < width; i += 1) {
      const here = row * width + i;
      const left = i >= pixel ? (out[here - pixel] ?? 0) : 0;
      const up = row > 0 ? (out[here - width] ?? 0) : 0;
      const corner = row > 0 && i >= pixel ? (out[here - width - pixel] ?? 0) : 0;
      const raw = bytes[row * (width + 1) + 1 + i] ?? 0;
      out[here] = raw + guess(kind, left, up, corner);
    }
  }
  return out;
}

function guess(kind: number, left: number, up: number, corner: number): number {
  switch (kind) {
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return (left + up) >> 1;
    case 4: {
      const [a, b, c] = [up - corner, left - corner, left + up - 2 * corner].map(Math.abs);
      if ((a ?? 0) <= (b ?? 0) && (a ?? 0) <= (c ?? 0)) return left;
      return (b ?? 0) <= (c ?? 0) ? up : corner;
    }
    default:
      return 0;
  }
}
