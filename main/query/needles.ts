import type { Place, TextOfObject } from '../archive/read-record.ts';

/** Objects whose places are remembered: a time's events lie in the files of many accounts and regions. */
const mostObjects = 2000;

/** `\u0061` and `\/`: with these a key may be spelled otherwise than JSON.stringify does. */
const otherSpellings = [String.raw`\u`, String.raw`\/`];

/**
 * Tells which records cannot have a key, by looking for the key's bytes in a whole object at once:
 * a hundred times faster than parsing its records.
 */
export class Needles {
  readonly #textOf: TextOfObject;
  readonly #objects = new Map<number, Map<string, readonly number[]>>();

  constructor(textOf: TextOfObject) {
    this.#textOf = textOf;
  }

  /**
   * True if the record has not all of the keys, for certain.
   *
   * @param keys as JSON.stringify writes them
   */
  lacks(place: Place, keys: readonly string[]): boolean {
    return (
      keys.some((key) => !this.#isIn(place, key)) &&
      !otherSpellings.some((spelling) => this.#isIn(place, spelling))
    );
  }

  #isIn({ object, offset, length }: Place, needle: string): boolean {
    const at = firstFrom(this.#places(object, needle), offset);
    return at !== undefined && at < offset + length;
  }

  #places(object: number, needle: string): readonly number[] {
    let known = this.#objects.get(object);
    if (known === undefined) {
      if (this.#objects.size >= mostObjects) this.#objects.clear();
      known = new Map();
      this.#objects.set(object, known);
    }
    let places = known.get(needle);
    if (places === undefined) {
      places = placesOf(this.#textOf(object), needle);
      if (known.size >= 50) known.clear();
      known.set(needle, places);
    }
    return places;
  }
}

function placesOf(text: Buffer, needle: string): readonly number[] {
  const places: number[] = [];
  const bytes = Buffer.from(needle);
  for (let at = text.indexOf(bytes); at >= 0; at = text.indexOf(bytes, at + bytes.length)) {
    places.push(at);
  }
  return places;
}

/** The first of ascending numbers that is not below `from`. */
function firstFrom(places: readonly number[], from: number): number | undefined {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((places[middle] ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return places[low];
}
