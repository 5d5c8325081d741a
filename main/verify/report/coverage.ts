import type { SignatureField } from './signature-fields.ts';

export type Coverage =
  | { readonly ok: true; readonly signed: readonly [Buffer, Buffer] }
  | { readonly ok: false; readonly reason: string };

/**
 * Which bytes a signature speaks for: everything from the first byte on, but for a gap that holds
 * its own hexadecimal text and nothing else (ISO 32000-2, 12.8.1). Anything else leaves room for
 * bytes that nobody signed.
 */
export function coverageOf(bytes: Buffer, { byteRange, contents }: SignatureField): Coverage {
  const [start, before, after, rest] = byteRange;
  const whole = byteRange.length === 4 && byteRange.every((n) => Number.isInteger(n) && n >= 0);
  if (
    !whole ||
    start === undefined ||
    before === undefined ||
    after === undefined ||
    rest === undefined
  ) {
    return no('its byte range is no list of four numbers');
  }
  if (start !== 0) return no('it does not begin at the first byte');
  if (after < before + 2 || after + rest > bytes.length) {
    return no('its byte range does not fit into the file');
  }
  const gap = bytes.toString('latin1', before, after);
  if (!/^<[0-9a-fA-F]+>$/.test(gap)) return no('its gap holds more than the signature itself');
  // One case throughout: `a` and `A` are the same number, but not the same bytes.
  if (/[a-f]/.test(gap) && /[A-F]/.test(gap)) return no('the signature’s own text was altered');
  if (!Buffer.from(gap.slice(1, -1), 'hex').equals(contents)) {
    return no('its gap holds another signature than the form names');
  }
  return {
    ok: true,
    signed: [bytes.subarray(0, before), bytes.subarray(after, after + rest)],
  };
}

function no(reason: string): Coverage {
  return { ok: false, reason };
}
