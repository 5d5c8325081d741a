import { slotPaths } from '../scan/fields.ts';
import { wordlessSlots, wordsOf, type WantedWords } from './words.ts';

/** Names that lead to members without words. */
interface Names {
  readonly below: Map<string, Names>;
  isWordless: boolean;
}

const wordless = namesOf();

/**
 * True if a value of the record has the words one after another. This is what free text means; the
 * index of words finds the same sooner.
 *
 * @param record as `parseRecord` gives it: numbers in the digits of their source
 */
export function hasWords(record: unknown, wanted: WantedWords): boolean {
  return wanted.words.length > 0 && isIn(record, wordless, wanted);
}

function isIn(value: unknown, names: Names | undefined, wanted: WantedWords): boolean {
  if (typeof value === 'string') {
    return names?.isWordless !== true && stand(wordsOf(value), wanted);
  }
  if (typeof value === 'number') return stand(wordsOf(JSON.stringify(value)), wanted);
  if (Array.isArray(value)) return value.some((each) => isIn(each, undefined, wanted));
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([name, each]) => isIn(each, names?.below.get(name), wanted));
}

function stand(has: readonly string[], { words, isPrefix }: WantedWords): boolean {
  const last = words.length - 1;
  return has.some((_, at) =>
    words.every((word, step) => {
      const found = has[at + step];
      return isPrefix && step === last ? found?.startsWith(word) === true : found === word;
    }),
  );
}

function namesOf(): Names {
  const top: Names = { below: new Map(), isWordless: false };
  for (const slot of wordlessSlots) {
    let at = top;
    for (const name of slotPaths[slot]) {
      const next = at.below.get(name) ?? { below: new Map(), isWordless: false };
      at.below.set(name, next);
      at = next;
    }
    at.isWordless = true;
  }
  return top;
}
