import type { Place, TextOfObject } from '../archive/read-record.ts';
import { firstFrom } from './first-from.ts';
import type { RecordTest } from './free-text.ts';

/** What stands in the text of every record that passes a test. */
export interface Needles {
  /** All of these, as they are. */
  readonly exact: readonly string[];
  /** Any of these, whatever the case of ASCII letters; none: there is no telling. */
  readonly folded: readonly string[];
}

/** Objects whose places are remembered: a time's events lie in the files of many accounts and regions. */
const mostObjects = 2000;

/** `\u0061` and `\/`: with these a text may be spelled otherwise than JSON.stringify does. */
const otherSpellings = [String.raw`\u`, String.raw`\/`];

/** Characters that JSON writes in one way only, but for `\u`. */
const plainRun = /[ !#-.0-[\]-~]+/g;
/** Shorter pieces are found everywhere. */
const leastPiece = 3;

/** @param path the names that lead to the value; none: any value */
export function needlesOf(test: RecordTest, path: readonly string[]): Needles {
  return { exact: path.map((key) => JSON.stringify(key)), folded: valuesIn(test) };
}

export function needlesOfWords(words: readonly string[]): Needles {
  const longest = words.map(pieceOf).sort((a, b) => b.length - a.length)[0] ?? '';
  return { exact: [], folded: longest.length < leastPiece ? [] : [longest] };
}

function valuesIn(test: RecordTest): readonly string[] {
  if (test.kind !== 'text' || test.operator === 'like' || test.operator === 'regex') return [];
  const pieces = test.values.map(pieceOf);
  return pieces.every((piece) => piece.length >= leastPiece) ? pieces : [];
}

/** The longest piece of a value that a record with it has, in lower case. */
function pieceOf(value: string): string {
  const pieces = value.match(plainRun) ?? [];
  return pieces.reduce((best, each) => (each.length > best.length ? each : best), '').toLowerCase();
}

/**
 * Tells which records cannot pass a test, by looking for bytes in a whole object at once: far faster
 * than parsing its records.
 */
export class NeedleFinder {
  readonly #textOf: TextOfObject;
  readonly #objects = new Map<number, Map<string, readonly number[]>>();

  constructor(textOf: TextOfObject) {
    this.#textOf = textOf;
  }

  /** True if the record fails for certain. */
  lacks(place: Place, { exact, folded }: Needles): boolean {
    // In a JSON string within JSON every quote is escaped: nothing stands there as it is.
    if (place.quoted === 1) return false;
    const lacksOne =
      exact.some((needle) => !this.#isIn(place, needle)) ||
      (folded.length > 0 && !folded.some((needle) => this.#isIn(place, needle, true)));
    return lacksOne && !otherSpellings.some((spelling) => this.#isIn(place, spelling));
  }

  /** True if every record of the object fails for certain; `quoted`: they lie in JSON strings. */
  objectLacks(object: number, quoted: number, { exact, folded }: Needles): boolean {
    if (quoted === 1) return false;
    const text = this.#textOf(object);
    const lacksOne =
      exact.some((needle) => !isIn(text, needle)) ||
      (folded.length > 0 && !folded.some((needle) => isFoldedIn(text, needle)));
    return lacksOne && !otherSpellings.some((spelling) => isIn(text, spelling));
  }

  #isIn({ object, offset, length }: Place, needle: string, isFolded = false): boolean {
    const places = this.#places(object, needle, isFolded);
    const at = places[firstFrom(places, offset)];
    return at !== undefined && at < offset + length;
  }

  #places(object: number, needle: string, isFolded: boolean): readonly number[] {
    let known = this.#objects.get(object);
    if (known === undefined) {
      if (this.#objects.size >= mostObjects) this.#objects.clear();
      known = new Map();
      this.#objects.set(object, known);
    }
    const key = isFolded ? `folded ${needle}` : needle;
    let places = known.get(key);
    if (places === undefined) {
      const text = this.#textOf(object);
      places = isFolded ? foldedPlaces(text, needle) : placesOf(text, Buffer.from(needle));
      if (known.size >= 50) known.clear();
      known.set(key, places);
    }
    return places;
  }
}

/** By its bytes: several times as fast as by a string. */
function isIn(text: Buffer, needle: string): boolean {
  return text.includes(Buffer.from(needle));
}

function placesOf(text: Buffer, needle: Buffer): readonly number[] {
  const places: number[] = [];
  for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + needle.length)) {
    places.push(at);
  }
  return places;
}

/** As Latin-1 each byte is a character: places are those of the bytes. */
function foldedPlaces(text: Buffer, needle: string): readonly number[] {
  const places: number[] = [];
  for (const { index } of text.toString('latin1').matchAll(foldedNeedle(needle))) {
    places.push(index);
  }
  return places;
}

function isFoldedIn(text: Buffer, needle: string): boolean {
  return text.toString('latin1').search(foldedNeedle(needle)) >= 0;
}

/**
 * Whatever the case of ASCII letters, and no other: `i` without `u` makes no ASCII letter of another
 * one (ECMAScript, Canonicalize). Twice as fast as to search in a text in lower case.
 */
function foldedNeedle(needle: string): RegExp {
  return new RegExp(needle.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`), 'gi');
}
