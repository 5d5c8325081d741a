import type { WordHash } from './word-hash.ts';
import type { WordSet } from './word-set.ts';

/**
 * The words of a record, found a second time and in another way than main/archive/text does it: the
 * texts and numbers of its JSON from left to right, but for the members that have a column of their own.
 *
 * A word is a run of ASCII letters, digits, `-`, `_`, `.` and of characters beyond ASCII, without dots
 * at its ends; capitals of ASCII do not count. A text of 60 characters and more in base64, with a plus
 * in it or an equals sign at its end, is one word. Of a word the first 40 UTF-16 units are indexed, and
 * no half of a pair.
 */
export class WordsOfRecord {
  readonly #hash: WordHash;
  readonly #set: WordSet;
  #bytes: Buffer = Buffer.alloc(0);
  #at = 0;
  #isEscaped = false;

  constructor(hash: WordHash, set: WordSet) {
    this.#hash = hash;
    this.#set = set;
  }

  /** Puts the words of the record that begins at `start` into the set, which is emptied first. */
  read(bytes: Buffer, start: number): void {
    this.#set.clear();
    this.#bytes = bytes;
    this.#at = start;
    this.#value(withColumns);
  }

  #value(member: Member | undefined): void {
    this.#space();
    const first = this.#bytes[this.#at] ?? 0;
    if (first === quote) {
      const [from, to] = this.#text();
      if (member?.isColumn !== true) this.#wordsIn(from, to);
    } else if (first === brace && member !== undefined) {
      this.#object(member);
    } else if (first === brace || first === bracket) {
      this.#everything();
    } else {
      this.#scalar(first);
    }
  }

  #object(member: Member): void {
    this.#at += 1;
    while (this.#isMore()) {
      const [from, to] = this.#text();
      const below = this.#memberOf(member, from, to);
      this.#space();
      this.#at += 1;
      this.#value(below);
    }
  }

  /** All words of a list or an object, however deep: a name is a text with a colon behind it. */
  #everything(): void {
    const bytes = this.#bytes;
    let depth = 0;
    do {
      const byte = bytes[this.#at] ?? 0;
      if (byte === quote) {
        const [from, to] = this.#text();
        this.#space();
        if (bytes[this.#at] !== colon) this.#wordsIn(from, to);
        continue;
      }
      if (byte === brace || byte === bracket) depth += 1;
      else if (byte === closeBrace || byte === closeBracket) depth -= 1;
      else if (!ends[byte] && byte !== colon) {
        this.#scalar(byte);
        continue;
      }
      this.#at += 1;
    } while (depth > 0 && this.#at < bytes.length);
  }

  /** A number has words; true, false and null have none. */
  #scalar(first: number): void {
    const from = this.#at;
    while (!ends[this.#bytes[this.#at] ?? 0]) this.#at += 1;
    if (first === minus || (first >= zero && first <= nine)) this.#plainWords(from, this.#at);
  }

  /** Most names are none of a column: that is seen without making a text of them. */
  #memberOf({ shapes, members }: Member, from: number, to: number): Member | undefined {
    const isLike = shapes[shapeOf(to - from, this.#bytes[from] ?? 0)] === 1;
    if (!isLike && !this.#isEscaped) return undefined;
    return members.get(textOf(this.#bytes, from, to, this.#isEscaped));
  }

  /** Goes to the next member, or past the end of the object. */
  #isMore(): boolean {
    this.#space();
    if (this.#bytes[this.#at] === comma) {
      this.#at += 1;
      this.#space();
    }
    if (this.#bytes[this.#at] !== closeBrace) return true;
    this.#at += 1;
    return false;
  }

  /** What lies between the quotes; goes past them, and notes whether it has escapes. */
  #text(): readonly [number, number] {
    const bytes = this.#bytes;
    const from = this.#at + 1;
    let to = from;
    this.#isEscaped = false;
    for (let byte = bytes[to]; byte !== quote && byte !== undefined; byte = bytes[to]) {
      if (byte === backslash) this.#isEscaped = true;
      to += byte === backslash ? 2 : 1;
    }
    this.#at = to + 1;
    return [from, to];
  }

  #space(): void {
    while ((this.#bytes[this.#at] ?? 0x21) <= space) this.#at += 1;
  }

  #wordsIn(from: number, to: number): void {
    if (!this.#isEscaped && this.#isPlain(from, to)) this.#plainWords(from, to);
    else
      for (const word of wordsOf(textOf(this.#bytes, from, to, this.#isEscaped))) this.#long(word);
  }

  /** Of ASCII, and no base64. */
  #isPlain(from: number, to: number): boolean {
    const bytes = this.#bytes;
    let hasPlus = false;
    for (let at = from; at < to; at += 1) {
      const byte = bytes[at] ?? 0;
      if (byte >= 0x80) return false;
      if (byte === plusSign) hasPlus = true;
    }
    return to - from < leastBase64 || !(hasPlus || bytes[to - 1] === equals);
  }

  #plainWords(from: number, to: number): void {
    const bytes = this.#bytes;
    for (let at = from; at < to; at += 1) {
      if (!inWord[bytes[at] ?? 0] || bytes[at] === dot) continue;
      const start = at;
      let end = at;
      for (; at < to && inWord[bytes[at] ?? 0]; at += 1) if (bytes[at] !== dot) end = at + 1;
      this.#hash.word(bytes, start, Math.min(end, start + most));
      this.#set.add(this.#hash.first, this.#hash.second);
    }
  }

  #long(word: string): void {
    const bytes = Buffer.from(cut(word));
    this.#hash.word(bytes, 0, bytes.length);
    this.#set.add(this.#hash.first, this.#hash.second);
  }
}

const [quote, backslash, comma, colon, space] = [0x22, 0x5c, 0x2c, 0x3a, 0x20];
const [brace, closeBrace, bracket, closeBracket] = [0x7b, 0x7d, 0x5b, 0x5d];
const [minus, dot, zero, nine, plusSign, equals] = [0x2d, 0x2e, 0x30, 0x39, 0x2b, 0x3d];
const leastBase64 = 60;
const most = 40;

const inWord = marked(/[\w.-]/);
const ends = marked(/[\s,\]}\0]/);

function marked(pattern: RegExp): readonly boolean[] {
  return Array.from(
    { length: 256 },
    (_, byte) => byte < 128 && pattern.test(String.fromCharCode(byte)),
  );
}

function textOf(bytes: Buffer, from: number, to: number, isEscaped: boolean): string {
  const text = bytes.toString('utf8', from, to);
  return isEscaped ? String(JSON.parse(`"${text}"`)) : text;
}

function wordsOf(text: string): string[] {
  const isBase64 = text.length >= leastBase64 && /^[A-Za-z0-9+/]+=*$/.test(text);
  if (isBase64 && /\+|=$/.test(text)) return [text];
  return text
    .split(/[^\w.\-\u0080-\uffff]+/)
    .map((run) => run.replace(/^\.+/, '').replace(/\.+$/, ''))
    .filter((word) => word !== '');
}

function cut(word: string): string {
  if (word.length <= most) return word;
  return /[\ud800-\udbff]/.test(word.charAt(most - 1))
    ? word.slice(0, most - 1)
    : word.slice(0, most);
}

interface Member {
  readonly isColumn: boolean;
  readonly members: ReadonlyMap<string, Member>;
  /** 1 where a name of this length with this first letter is among them. */
  readonly shapes: Uint8Array;
}

/** Names of interest are shorter than 32 bytes and of ASCII. */
function shapeOf(length: number, first: number): number {
  return length * 256 + first;
}

function member(members: Readonly<Record<string, Member>>): Member {
  const shapes = new Uint8Array(shapeOf(32, 0));
  for (const name of Object.keys(members)) shapes[shapeOf(name.length, name.charCodeAt(0))] = 1;
  return { isColumn: false, members: new Map(Object.entries(members)), shapes };
}

const column: Member = { ...member({}), isColumn: true };

/** Members whose texts the index has in columns: free text finds them there. */
const withColumns: Member = member({
  ...Object.fromEntries(
    [
      'eventTime',
      'eventID',
      'eventName',
      'eventSource',
      'eventType',
      'eventCategory',
      'recipientAccountId',
      'awsRegion',
      'sourceIPAddress',
      'userAgent',
      'errorCode',
    ].map((name) => [name, column]),
  ),
  userIdentity: member({
    ...Object.fromEntries(
      ['type', 'principalId', 'arn', 'accountId', 'accessKeyId', 'userName', 'invokedBy'].map(
        (name) => [name, column],
      ),
    ),
    onBehalfOf: member({ userId: column }),
    sessionContext: member({ sourceIdentity: column, sessionIssuer: member({ arn: column }) }),
  }),
});
