import { fold } from '../fold.ts';

/** A value that a field has, and of how many events; null while that is not known. */
export interface Value {
  readonly text: string;
  readonly events: number | null;
}

/** The values of a field, those with most events first. */
export class Values {
  readonly #texts: readonly string[];
  /** For comparing whatever the case. */
  readonly #folded: readonly string[];
  readonly #events: Uint32Array | null;

  /** @param events how many each of the texts has, falling; null: not known */
  constructor(
    texts: readonly string[],
    events: Uint32Array | null,
    folded: readonly string[] = texts.map(fold),
  ) {
    this.#texts = texts;
    this.#events = events;
    this.#folded = folded;
  }

  get size(): number {
    return this.#texts.length;
  }

  /** What fits a typed text: those that begin so come before those that have it inside. */
  matching(typed: string, most: number): Value[] {
    const wanted = fold(typed);
    const begin: number[] = [];
    const inside: number[] = [];
    for (let i = 0; i < this.#folded.length && begin.length < most; i += 1) {
      const at = this.#folded[i]?.indexOf(wanted) ?? -1;
      if (at === 0) begin.push(i);
      else if (at > 0 && inside.length < most) inside.push(i);
    }
    return [...begin, ...inside].slice(0, most).map((i) => this.#at(i));
  }

  /** Every value, those with most events first. */
  *all(): Generator<Value> {
    for (let i = 0; i < this.#texts.length; i += 1) yield this.#at(i);
  }

  #at(index: number): Value {
    return { text: this.#texts[index] ?? '', events: this.#events?.[index] ?? null };
  }
}
