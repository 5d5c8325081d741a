import { Problem } from '../../preload/contract/errors.ts';
import type { Field } from './ast.ts';
import { literal } from './pattern.ts';

/**
 * What stands where a value is expected. A word may carry wildcards, so it comes as a pattern
 * too (see pattern.ts); a phrase in quotes never does.
 */
export interface Value {
  readonly kind: 'word' | 'phrase';
  readonly text: string;
  readonly pattern: string;
  readonly from: number;
}

/** A place where the grammar awaits something, for whoever helps to write it. */
export type Site =
  | { readonly kind: 'condition'; readonly from: number }
  | {
      readonly kind: 'value';
      readonly from: number;
      readonly field: Field;
      readonly operator: string;
      /** One of several in parentheses. */
      readonly isListed: boolean;
    };

/** Characters that end a word; a backslash before one makes it part of the word. */
const ends = /[\s(),"]/;

/** Reads a query's text from left to right. Every reading function skips white space behind it. */
export class Reader {
  readonly text: string;
  #at = 0;
  #end = 0;
  #site: Site = { kind: 'condition', from: 0 };

  /** Seconds since 1970: what relative times are seen from. */
  readonly now: number;

  constructor(text: string, now: number) {
    this.text = text;
    this.now = now;
  }

  /** Offset of the next character to read. */
  get position(): number {
    return this.#at;
  }

  /** Offset behind the last thing read, before white space. */
  get end(): number {
    return this.#end;
  }

  /** What was awaited last. */
  get site(): Site {
    return this.#site;
  }

  /** Notes what may come next. */
  awaits(site: Site): void {
    this.#site = site;
  }

  isDone(): boolean {
    return this.#at >= this.text.length;
  }

  sees(piece: string): boolean {
    return this.text.startsWith(piece, this.#at);
  }

  /** True if exactly this word comes next: not as the beginning of a longer one. */
  seesWord(word: string): boolean {
    const after = this.text[this.#at + word.length];
    return this.sees(word) && (after === undefined || ends.test(after));
  }

  take(piece: string): boolean {
    if (!this.sees(piece)) return false;
    this.#advance(piece.length);
    return true;
  }

  word(word: string): boolean {
    return this.seesWord(word) && this.take(word);
  }

  space(): void {
    while (!this.isDone() && /\s/.test(this.text[this.#at] ?? '')) this.#at += 1;
  }

  /** Goes back to an earlier position. */
  rewind(position: number): void {
    this.#at = position;
  }

  /** What the expression finds here, or undefined. It must be sticky. */
  match(expression: RegExp): string | undefined {
    expression.lastIndex = this.#at;
    const found = expression.exec(this.text)?.[0];
    if (found !== undefined) this.#advance(found.length);
    return found;
  }

  /** A word or a phrase; undefined if neither begins here. */
  value(): Value | undefined {
    return this.sees('"') ? this.#phrase() : this.#word();
  }

  /**
   * Ends the parsing with one sentence; characters are counted from 1 in it, as people do.
   *
   * @throws Problem bad_query, always
   */
  fail(what: string, position: number = this.#at): never {
    throw new Problem('bad_query', `At character ${position + 1}: ${what}.`, { position });
  }

  #phrase(): Value {
    const from = this.#at;
    let text = '';
    for (let index = from + 1; index < this.text.length; index += 1) {
      const character = this.text[index] ?? '';
      if (character === '"') {
        this.#advance(index + 1 - from);
        return { kind: 'phrase', text, pattern: literal(text), from };
      }
      if (character === '\\') index += 1;
      text += this.text[index] ?? '';
    }
    return this.fail('this quotation mark is never closed; add one at the end');
  }

  #word(): Value | undefined {
    const from = this.#at;
    let index = from;
    let text = '';
    let pattern = '';
    for (; index < this.text.length; index += 1) {
      const character = this.text[index] ?? '';
      if (ends.test(character)) break;
      if (character === '\\') {
        index += 1;
        const escaped = this.text[index];
        if (escaped === undefined) {
          this.fail('the query ends in a lone backslash; remove it', index - 1);
        }
        text += escaped;
        pattern += literal(escaped ?? '');
      } else {
        text += character;
        pattern += character;
      }
    }
    if (index === from) return undefined;
    this.#advance(index - from);
    return { kind: 'word', text, pattern, from };
  }

  #advance(length: number): void {
    this.#at += length;
    this.#end = this.#at;
    this.space();
  }
}
