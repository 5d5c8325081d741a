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

/** Without a call for each level: a hostile record has thousands of them. */
function isIn(record: unknown, top: Names, wanted: WantedWords): boolean {
  const values: unknown[] = [record];
  const named: (Names | undefined)[] = [top];
  while (values.length > 0) {
    const value = values.pop();
    const names = named.pop();
    if (typeof value === 'string') {
      if (names?.isWordless !== true && stand(wordsOf(value), wanted)) return true;
    } else if (typeof value === 'number') {
      if (stand(wordsOf(JSON.stringify(value)), wanted)) return true;
    } else if (typeof value === 'object' && value !== null) {
      const isList = Array.isArray(value);
      for (const [name, each] of Object.entries(value)) {
        values.push(each);
        named.push(isList ? undefined : names?.below.get(name));
      }
    }
  }
  return false;
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
