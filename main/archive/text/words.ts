import type { Slot } from '../scan/fields.ts';

/**
 * What a word is: a run of ASCII letters, digits, `-`, `_` and `.`, and of all characters beyond
 * ASCII; dots at its ends do not belong to it. Capitals of ASCII do not count. A long text in base64
 * (a session token, an extended request id) is one word: its pieces mean nothing.
 */
const run = /[\w.\-\u0080-\uffff]+/g;
const base64 = /^[A-Za-z0-9+/]+=*$/;
export const leastBase64 = 60;

/** Longer words are indexed by their beginning; the record decides. */
export const indexedLength = 40;

/**
 * Members whose texts are no words: the index has a column of their own for them, in which free text
 * looks for any part; the time and the eventID are asked for in other ways.
 */
export const wordlessSlots: readonly Slot[] = [
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
  'identityType',
  'principalId',
  'arn',
  'identityAccount',
  'accessKeyId',
  'userName',
  'invokedBy',
  'onBehalfOf',
  'sourceIdentity',
  'issuerArn',
];

/** The words of one value, in their order, in lower case. */
export function wordsOf(value: string): string[] {
  if (isOneWord(value)) return [lower(value)];
  return (value.match(run) ?? []).flatMap((found) => {
    const word = withoutDots(found);
    return word === '' ? [] : [lower(word)];
  });
}

/** How the index writes a word. */
export function indexed(word: string): string {
  if (word.length <= indexedLength) return word;
  const last = word.charCodeAt(indexedLength - 1);
  const isHalf = last >= 0xd800 && last < 0xdc00;
  return word.slice(0, isHalf ? indexedLength - 1 : indexedLength);
}

/**
 * True if the index alone says whether a value has the word. It does not if the word is cut, or
 * stands for bytes that are no UTF-8.
 */
export function isIndexedWhole(word: string): boolean {
  return word.length <= indexedLength && !word.includes('\ufffd');
}

function isOneWord(value: string): boolean {
  return (
    value.length >= leastBase64 &&
    base64.test(value) &&
    (value.includes('+') || value.endsWith('='))
  );
}

function withoutDots(word: string): string {
  let [from, to] = [0, word.length];
  while (word[from] === '.') from += 1;
  while (to > from && word[to - 1] === '.') to -= 1;
  return word.slice(from, to);
}

function lower(word: string): string {
  return word.replaceAll(/[A-Z]+/g, (capitals) => capitals.toLowerCase());
}

/** Words that are looked for one after another; the last one may go on. */
export interface WantedWords {
  readonly words: readonly string[];
  readonly isPrefix: boolean;
}

/** What a text asks for; `isPrefix`: something may follow it. */
export function wantedWords(text: string, isPrefix: boolean): WantedWords {
  if (!isPrefix || isOneWord(text)) return { words: wordsOf(text), isPrefix };
  const [end = ''] = /[\w.\-\u0080-\uffff]*$/.exec(text) ?? [];
  const last = lower(end.replace(/^\.+/, ''));
  const before = wordsOf(text.slice(0, text.length - end.length));
  return last === '' ? { words: before, isPrefix: false } : { words: [...before, last], isPrefix };
}
