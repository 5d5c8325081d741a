/**
 * What a field's values are inside a record: one definition for every path.
 *
 * - A path goes through lists: it means any element.
 * - At its end a text is itself; numbers and booleans are their JSON text; an object or a list
 *   stands for all values inside it; null, "", {} and [] are no value.
 * - Texts that contain JSON (policy documents) stay texts.
 */

/** JSON whose numbers JSON.parse would change when printed again: long, fractional, -0. */
const fragileNumber = /[[:,]\s*-?(?:\d{16,}|\d+[.eE]|0\b)/;
const textOrNumber = /("[^"\\]*(?:\\.[^"\\]*)*")|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/**
 * A record as data, with every number still in the digits of its source: where JSON.parse would
 * lose some (above 2^53, `1.0`), numbers become texts, which compare alike everywhere here.
 *
 * @throws SyntaxError if the text is not JSON
 */
export function parseRecord(text: string): unknown {
  if (!fragileNumber.test(text)) return JSON.parse(text);
  return JSON.parse(
    text.replace(textOrNumber, (found, quoted: string | undefined) => quoted ?? `"${found}"`),
  );
}

/** True if any text of the field at `path` passes the test. */
export function anyText(
  record: unknown,
  path: readonly string[],
  passes: (text: string) => boolean,
  depth = 0,
): boolean {
  if (record === null || record === undefined || record === '') return false;
  if (Array.isArray(record)) return record.some((each) => anyText(each, path, passes, depth));
  const key = path[depth];
  if (typeof record === 'object') {
    const members = record as Readonly<Record<string, unknown>>;
    if (key !== undefined) {
      return Object.hasOwn(members, key) && anyText(members[key], path, passes, depth + 1);
    }
    return Object.values(members).some((each) => anyText(each, path, passes, depth));
  }
  return key === undefined && passes(typeof record === 'string' ? record : JSON.stringify(record));
}
