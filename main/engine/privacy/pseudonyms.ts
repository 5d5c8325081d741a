import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';

const letters = 'abcdefghijklmnopqrstuvwxyz234567';
const shortest = 6;
/** Added for another spelling of the same name. */
const ofSpelling = 2;

/** What a pseudonym looks like. */
export const pseudonymPattern = /person-[a-z2-7]{6,}/g;

/**
 * A pseudonym for every name, the same for as long as the key is the same: `person-` and six letters
 * of the name's HMAC-SHA256, whatever its capitals. AWS does not tell IAM users apart by capitals, but
 * queries do: another spelling than the one in lower case has two letters more, so that each leads back.
 */
export class Pseudonyms {
  readonly #key: KeyObject;
  readonly #ofName = new Map<string, string>();
  readonly #ofPseudonym = new Map<string, string>();

  constructor(key: Buffer) {
    this.#key = createSecretKey(key);
  }

  /** The pseudonym of a name as it is spelled. Of two that would have the same, the later one is longer. */
  of(name: string): string {
    const known = this.#ofName.get(name);
    if (known !== undefined) return known;
    const folded = name.toLowerCase();
    const code = this.#code(folded);
    const spelling = folded === name ? '' : this.#code(`spelled ${name}`).slice(0, ofSpelling);
    let length = shortest;
    let pseudonym = '';
    do {
      pseudonym = `person-${code.slice(0, length)}${spelling}`;
      length += 1;
    } while (this.#ofPseudonym.has(pseudonym));
    this.#ofName.set(name, pseudonym);
    this.#ofPseudonym.set(pseudonym, name);
    return pseudonym;
  }

  /** A text with names in the place of their pseudonyms; those that nobody has stay. */
  toNames(text: string): string {
    if (!text.includes('person-')) return text;
    return text.replaceAll(pseudonymPattern, (found) => this.#ofPseudonym.get(found) ?? found);
  }

  #code(text: string): string {
    const digest = createHmac('sha256', this.#key).update(text).digest();
    let code = '';
    for (const byte of digest) code += letters.charAt(byte % letters.length);
    return code;
  }
}
