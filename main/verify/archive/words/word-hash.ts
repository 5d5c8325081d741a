import { randomBytes } from 'node:crypto';

/**
 * A hash of sets of pairs (word, event) that does not depend on their order: the sum over all pairs of
 * a number of the word times a number of the event, in two lanes of 32 bits. All numbers hang on random
 * bytes that are drawn anew for each check: who changed an archive before cannot have known them.
 * It is no cryptographic hash, and nobody ever sees it.
 */
export class WordHash {
  /** The last word's numbers, both odd. */
  first = 0;
  second = 0;
  readonly #words = new Int32Array(4);
  readonly #events: readonly [EventSeed, EventSeed];

  constructor(random: Buffer = randomBytes(40)) {
    for (let lane = 0; lane < 4; lane += 1) this.#words[lane] = random.readInt32LE(lane * 4) | 1;
    this.#events = [seedAt(random, 16), seedAt(random, 28)];
  }

  /** Takes the bytes [from, to) as a word, capitals of ASCII as small letters. */
  word(bytes: Uint8Array, from: number, to: number): void {
    let [first = 0, second = 0] = this.#words;
    const by = this.#words[2] ?? 1;
    const other = this.#words[3] ?? 1;
    for (let at = from; at < to; at += 1) {
      const byte = bytes[at] ?? 0;
      const letter = byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte;
      first = Math.imul(first ^ letter, by);
      first ^= first >>> 15;
      second = Math.imul(second ^ letter, other);
      second ^= second >>> 13;
    }
    this.first = first | 1;
    this.second = second | 1;
  }

  /** The numbers of an event. */
  event(id: number): readonly [number, number] {
    return [eventNumber(id, this.#events[0]), eventNumber(id, this.#events[1])];
  }

  /** The same as SQL over a column `doc`, each modulo 2^32 and summed. */
  sums(): string {
    return this.#events
      .map(
        ({ a, b, c, d }) =>
          `sum(((((doc >> 21) * ${a} + (doc & 2097151) * ${b} + ${c}) >> 21) * ${d}) >> 20) & 4294967295`,
      )
      .join(', ');
  }
}

interface EventSeed {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
}

function seedAt(random: Buffer, at: number): EventSeed {
  return {
    a: (random.readUIntLE(at, 3) % 2 ** 20) | 1,
    b: (random.readUInt32LE(at + 3) >>> 2) | 1,
    c: random.readUIntLE(at + 5, 4),
    d: (random.readUIntLE(at + 9, 3) % 2 ** 20) | 1,
  };
}

/** No product is 2^53 or more: an event's number is a second of 32 bits and 21 bits more. */
function eventNumber(id: number, { a, b, c, d }: EventSeed): number {
  const mixed = Math.floor((Math.floor(id / 2 ** 21) * a + (id % 2 ** 21) * b + c) / 2 ** 21);
  return Math.floor((mixed * d) / 2 ** 20);
}
