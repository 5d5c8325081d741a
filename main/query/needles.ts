import { FoldedSearch } from './folded-search.ts';
import type { RecordTest } from './free-text.ts';

/** What stands in the text of every record that passes a test. */
export interface Needles {
  /** All of these, as they are. */
  readonly exact: readonly string[];
  /** Any of these, whatever the case of ASCII letters; none: there is no telling. */
  readonly folded: readonly string[];
}

/** `\u0061` and `\/`: with these a text may be spelled otherwise than JSON.stringify does. */
export const otherSpellings = [String.raw`\u`, String.raw`\/`];

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

/** True if every record of an original fails one of the tests for certain; none lies in a JSON string. */
export function textLacks(text: Buffer, demands: readonly Needles[]): boolean {
  const lacksOne = demands.some(
    ({ exact, folded }) =>
      exact.some((needle) => !isIn(text, needle)) ||
      (folded.length > 0 && !folded.some((needle) => new FoldedSearch(needle).indexIn(text) >= 0)),
  );
  return lacksOne && !otherSpellings.some((spelling) => isIn(text, spelling));
}

/** By its bytes: several times as fast as by a string. */
function isIn(text: Buffer, needle: string): boolean {
  return text.includes(Buffer.from(needle));
}

/** Where needles stand in a text, in bytes: those that were looked for as they are, and whatever their case. */
export type Places = Readonly<Record<keyof Needles, ReadonlyMap<string, Int32Array>>>;

/** Where a needle stands in a text, in bytes. */
export function placesOf(text: Buffer, needle: string, isFolded: boolean): Int32Array {
  if (isFolded) return Int32Array.from(new FoldedSearch(needle).placesIn(text));
  const bytes = Buffer.from(needle);
  const places: number[] = [];
  for (let at = text.indexOf(bytes); at >= 0; at = text.indexOf(bytes, at + bytes.length)) {
    places.push(at);
  }
  return Int32Array.from(places);
}

/** Where everything stands by which `NeedleFinder` tells of a text's records whether they may pass. */
export function placesOfAll(text: Buffer, demands: readonly Needles[]): Places {
  const all = (needles: readonly string[], isFolded: boolean): Map<string, Int32Array> =>
    new Map(needles.map((needle) => [needle, placesOf(text, needle, isFolded)]));
  return {
    exact: all([...demands.flatMap(({ exact }) => exact), ...otherSpellings], false),
    folded: all(
      demands.flatMap(({ folded }) => folded),
      true,
    ),
  };
}
