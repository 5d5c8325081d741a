import type { MapTexts } from './map-texts.ts';
import { NameIndex } from './name-index.ts';
import { namesInText } from './names-in-text.ts';
import { Pseudonyms } from './pseudonyms.ts';

/** Short texts that come again and again: regions, names of events, the people themselves. */
const longestKept = 200;
const mostKept = 20_000;

/**
 * Puts pseudonyms in the place of people's names, and names in the place of pseudonyms. A name is known
 * once it was learnt or stood in a text that went through; from then on it is hidden everywhere.
 */
export class Veil {
  readonly #names = new NameIndex();
  readonly #pseudonyms: Pseudonyms;
  /** What texts became, for as long as no further name is known. */
  readonly #kept = new Map<string, string>();

  constructor(key: Buffer) {
    this.#pseudonyms = new Pseudonyms(key);
  }

  /** @returns how many of them were new */
  learn(names: Iterable<string>): number {
    let added = 0;
    for (const name of names) added += this.#add(name) ? 1 : 0;
    return added;
  }

  /** Learns the names that a text itself says are names. */
  learnFrom(text: string): void {
    if (this.#kept.has(text)) return;
    for (const name of namesInText(text)) this.#add(name);
  }

  /** A value whose texts are without names, also without those that only stand in another one of them. */
  hideAll(map: MapTexts, value: unknown): unknown {
    for (;;) {
      const before = this.#names.size;
      const hidden = map(value, (text) => {
        this.learnFrom(text);
        return this.hide(text);
      });
      // A name may stand before what says that it is one: then once more.
      if (this.#names.size === before) return hidden;
    }
  }

  /** A text without the names that are known. */
  hide(text: string): string {
    if (text.length > longestKept) return this.#hide(text);
    const kept = this.#kept.get(text);
    if (kept !== undefined) return kept;
    const hidden = this.#hide(text);
    if (this.#kept.size >= mostKept) this.#kept.clear();
    this.#kept.set(text, hidden);
    return hidden;
  }

  /** A text with names in the place of pseudonyms. */
  lift(text: string): string {
    return this.#pseudonyms.toNames(text);
  }

  #add(name: string): boolean {
    const spelled = this.#names.add(name);
    if (spelled === undefined) return false;
    this.#pseudonyms.of(spelled);
    this.#kept.clear();
    return true;
  }

  #hide(text: string): string {
    const plain = text.includes('\\u') ? this.#withoutEscapes(text) : text;
    let hidden = '';
    let done = 0;
    for (;;) {
      const found = this.#names.next(plain, done);
      if (found === undefined) return done === 0 ? plain : hidden + plain.slice(done);
      const { start, end } = found;
      hidden += plain.slice(done, start) + this.#pseudonyms.of(plain.slice(start, end));
      done = end;
    }
  }

  /** `"m\u0061ria"` is maria, too: a string of JSON that hides a name in escapes is written without. */
  #withoutEscapes(text: string): string {
    return text.replaceAll(/"(?:[^"\\]|\\.)*"/gs, (quoted) => {
      const read = quoted.includes('\\u') ? unescaped(quoted) : undefined;
      if (read === undefined) return quoted;
      this.learn(namesInText(read));
      return this.#names.next(read, 0) === undefined ? quoted : JSON.stringify(read);
    });
  }
}

function unescaped(quoted: string): string | undefined {
  try {
    return String(JSON.parse(quoted));
  } catch {
    return undefined;
  }
}
