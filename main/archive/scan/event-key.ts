import { sha256 } from '../../platform/hash.ts';

/**
 * Two numbers that stand for an eventID: 21 bits that go into the row id, 32 bits beside it. They
 * find candidates and prove nothing. A UUID as CloudTrail writes it gives its own last and first
 * digits; any other text gives those of its SHA-256.
 */
export interface EventKey {
  readonly low: number;
  readonly high: number;
}

/** Ids per second: 2^21 × 2^32 seconds fit into the 53 bits that a JavaScript number holds. */
export const idsPerSecond = 2 ** 21;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** See `EventKey`; `high` is a signed 32-bit number. */
export function keyOf(eventID: string): EventKey {
  const digits = uuid.test(eventID) ? eventID : sha256(eventID).toString('hex');
  return {
    high: Number.parseInt(digits.slice(0, 8), 16) | 0,
    low: Number.parseInt(digits.slice(-6), 16) % idsPerSecond,
  };
}

/** The value of a hexadecimal digit as CloudTrail writes it; -1: it is none. */
const digitValues = new Int8Array(256).fill(-1);
for (let value = 0; value < 16; value += 1) digitValues[value.toString(16).charCodeAt(0)] = value;

/** The high and the low half of a UUID that lies in these 36 bytes, or undefined if it is none. */
export function keyOfBytes(text: Buffer, start: number): EventKey | undefined {
  for (let at = start + 8; at <= start + 23; at += 5) if (text[at] !== 0x2d) return undefined;
  const high = hex(text, start, 8);
  const low = hex(text, start + 30, 6);
  const middle = hex(text, start + 9, 4) | hex(text, start + 14, 4) | hex(text, start + 19, 4);
  if (high < 0 || low < 0 || middle < 0 || hex(text, start + 24, 6) < 0) return undefined;
  return { high: high | 0, low: low % idsPerSecond };
}

/** Up to eight digits; -1 if one of these bytes is none. */
function hex(text: Buffer, start: number, count: number): number {
  let value = 0;
  for (let i = start; i < start + count; i += 1) {
    const digit = digitValues[text[i] ?? 0] ?? -1;
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}
