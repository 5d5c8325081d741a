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

const hyphens = new Set([8, 13, 18, 23]);

/** The high and the low half of a UUID that lies in these 36 bytes, or undefined if it is none. */
export function keyOfBytes(text: Buffer, start: number): EventKey | undefined {
  let high = 0;
  let low = 0;
  for (let i = 0; i < 36; i += 1) {
    const byte = text[start + i] ?? 0;
    if (hyphens.has(i)) {
      if (byte !== 0x2d) return undefined;
      continue;
    }
    const digit = digitOf(byte);
    if (digit < 0) return undefined;
    if (i < 8) high = (high << 4) | digit;
    else if (i >= 30) low = (low << 4) | digit;
  }
  return { high, low: low % idsPerSecond };
}

function digitOf(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  if (byte >= 0x61 && byte <= 0x66) return byte - 0x57;
  return -1;
}
