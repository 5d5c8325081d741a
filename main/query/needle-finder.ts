import type { Place, TextOfObject } from '../archive/read-record.ts';
import { firstFrom } from './first-from.ts';
import { otherSpellings, placesOf, textLacks, type Needles, type Places } from './needles.ts';
import type { OriginalsAhead } from './originals-ahead.ts';

/** Objects whose places are remembered: a time's events lie in the files of many accounts and regions. */
const mostObjects = 2000;
/** Needles whose places in one object are remembered. */
const mostNeedles = 50;

/**
 * Tells which records cannot pass a test, by looking for bytes in a whole object at once: far faster
 * than parsing its records.
 */
export class NeedleFinder {
  readonly #textOf: TextOfObject;
  readonly #ahead: OriginalsAhead | undefined;
  readonly #objects = new Map<number, Places>();

  /** @param ahead looks at originals on other threads; without it, this thread looks at all */
  constructor(textOf: TextOfObject, ahead?: OriginalsAhead) {
    this.#textOf = textOf;
    this.#ahead = ahead;
  }

  /** True if the record fails for certain. */
  lacks(place: Place, { exact, folded }: Needles): boolean {
    // In a JSON string within JSON every quote is escaped: nothing stands there as it is.
    if (place.quoted === 1) return false;
    const lacksOne =
      exact.some((needle) => !this.#isIn(place, needle, 'exact')) ||
      (folded.length > 0 && !folded.some((needle) => this.#isIn(place, needle, 'folded')));
    return lacksOne && !otherSpellings.some((spelling) => this.#isIn(place, spelling, 'exact'));
  }

  /**
   * Of these objects, whose records lie in no JSON strings, those of which one may fulfil the demands.
   *
   * @param demands Needles[] as JSON
   */
  thatMayPass(objects: readonly number[], demands: string): readonly number[] {
    const needles = JSON.parse(demands) as readonly Needles[];
    const look = (object: number): boolean => !textLacks(this.#textOf(object), needles);
    return this.#ahead?.thatMayPass(objects, demands, look) ?? objects.filter(look);
  }

  #isIn({ object, offset, length }: Place, needle: string, how: keyof Needles): boolean {
    const places = this.#places(object, needle, how);
    const at = places[firstFrom(places, offset)];
    return at !== undefined && at < offset + length;
  }

  #places(object: number, needle: string, how: keyof Needles): Int32Array {
    const known = this.#objects.get(object) ?? this.#add(object);
    const old = known[how].get(needle);
    if (old !== undefined) return old;
    const places = placesOf(this.#textOf(object), needle, how === 'folded');
    const others = known[how].size < mostNeedles ? known[how] : [];
    this.#objects.set(object, { ...known, [how]: new Map([...others, [needle, places]]) });
    return places;
  }

  #add(object: number): Places {
    if (this.#objects.size >= mostObjects) this.#objects.clear();
    const places = this.#ahead?.takePlaces(object) ?? { exact: new Map(), folded: new Map() };
    this.#objects.set(object, places);
    return places;
  }
}
