import { isCommonWord } from './common-words.ts';

/** A name that was found: `text.slice(start, end)`. */
export interface Found {
  readonly start: number;
  readonly end: number;
}

/** A name without case, and whether it is a word as well. */
interface Entry {
  readonly folded: string;
  readonly isCommon: boolean;
}

/** Digits and letters of ASCII by their code, folded to lower case; 0 for what stands between words. */
const foldedCode = new Uint8Array(128);
for (const letter of '0123456789abcdefghijklmnopqrstuvwxyz') {
  foldedCode[letter.charCodeAt(0)] = letter.charCodeAt(0);
  foldedCode[letter.toUpperCase().charCodeAt(0)] = letter.charCodeAt(0);
}

const backslash = 0x5c;
const percent = 0x25;

/** Beyond ASCII everything counts as a letter, but for spaces, dashes and quotes of typography. */
function codeOf(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code < 128) return foldedCode[code] ?? 0;
  return code === 0xa0 || (code >= 0x2000 && code <= 0x206f) ? 0 : code;
}

/**
 * Known names, and where they stand in a text, whatever their capitals: as words of their own or beside
 * any other sign than a letter or a digit, so also in `maria-laptop`, `user=maria,` and `maria.`. Takes
 * time for the text's length, whatever the number of names.
 */
export class NameIndex {
  /** By the first word of the name; the longest name first. */
  readonly #byFirstWord = new Map<string, Entry[]>();
  readonly #known = new Set<string>();
  /** One for the hash of a first word: most words of a text are told by that alone. */
  readonly #hashes = new Uint8Array(1 << 16);

  get size(): number {
    return this.#known.size;
  }

  /** @returns the name as it will be found; undefined if it was known, or has neither letter nor digit */
  add(name: string): string | undefined {
    const spelled = trimmed(name);
    const folded = spelled.toLowerCase();
    if (folded === '' || this.#known.has(folded)) return undefined;
    this.#known.add(folded);
    const first = firstWord(folded);
    this.#hashes[hashOf(first, 0, first.length) & 0xffff] = 1;
    const entries = this.#byFirstWord.get(first) ?? [];
    entries.push({ folded, isCommon: isCommonWord(folded) });
    entries.sort((a, b) => b.folded.length - a.folded.length);
    this.#byFirstWord.set(first, entries);
    return spelled;
  }

  /** The next name at or after a place. */
  next(text: string, from: number): Found | undefined {
    const { length } = text;
    let at = from;
    while (at < length) {
      const start = at;
      let hash = 0;
      // Every character of whatever is shown passes here: no call that makes an object.
      for (let code = codeOf(text, at); code !== 0; code = codeOf(text, at)) {
        hash = (hash * 31 + code) | 0;
        at += 1;
        if (at === length) break;
      }
      if (at === start) {
        at += 1;
        continue;
      }
      const found =
        this.#nameAt(text, start, at, hash) ??
        (start > 0 ? this.#behindEscape(text, start, at) : undefined);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** In `\nmaria` and `%2Fmaria` the name begins inside of what looks like a word. */
  #behindEscape(text: string, at: number, end: number): Found | undefined {
    const before = text.charCodeAt(at - 1);
    if (before !== backslash && before !== percent) return undefined;
    const letter = text.charAt(at);
    const length = before === percent ? 2 : letter === 'u' ? 5 : 'bfnrt'.includes(letter) ? 1 : 0;
    if (length === 0 || at + length >= end) return undefined;
    return this.#nameAt(text, at + length, end, hashOf(text, at + length, end));
  }

  #nameAt(text: string, start: number, end: number, hash: number): Found | undefined {
    if (this.#hashes[hash & 0xffff] !== 1) return undefined;
    const entries = this.#byFirstWord.get(text.slice(start, end).toLowerCase());
    const entry = entries?.find((each) => standsAt(text, start, each));
    return entry === undefined ? undefined : { start, end: start + entry.folded.length };
  }
}

function hashOf(text: string, start: number, end: number): number {
  let hash = 0;
  for (let at = start; at < end; at += 1) hash = (hash * 31 + codeOf(text, at)) | 0;
  return hash;
}

function firstWord(name: string): string {
  let end = 0;
  while (end < name.length && codeOf(name, end) !== 0) end += 1;
  return name.slice(0, end);
}

function standsAt(text: string, start: number, { folded, isCommon }: Entry): boolean {
  const end = start + folded.length;
  if (text.slice(start, end).toLowerCase() !== folded) return false;
  if (end < text.length && codeOf(text, end) !== 0) return false;
  // A service's address is no person's: `config.amazonaws.com`.
  if (text.startsWith('.amazonaws.com', end)) return false;
  return !isCommon || isValue(text, start, end);
}

/** The key of a member, in a record or in a policy inside of one. */
const isKey = /^\\*"\s*:/;
/** Before and behind a value: of a text or path, of a query's test, of a list. */
const values: readonly (readonly [before: RegExp, behind: RegExp])[] = [
  [/(?:^|[/:"'“‘=])$/, /^(?:$|\\*["'”’]|,? \(|, )/],
  [/[=:] ?$/, /^[ )]/],
  [/(?:\(|, )$/, /^(?:\)|, )/],
];

function isValue(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 2), start);
  const behind = text.slice(end, end + 8);
  if (isKey.test(behind)) return false;
  return values.some(([left, right]) => left.test(before) && right.test(behind));
}

function trimmed(name: string): string {
  let start = 0;
  let end = name.length;
  while (start < end && codeOf(name, start) === 0) start += 1;
  while (end > start && codeOf(name, end - 1) === 0) end -= 1;
  return name.slice(start, end);
}
