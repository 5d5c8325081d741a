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

/**
 * True if any text of the field at `path` passes the test. Without a call for each level: a hostile
 * record has thousands of them.
 */
export function anyText(
  record: unknown,
  path: readonly string[],
  passes: (text: string) => boolean,
): boolean {
  const values: unknown[] = [record];
  const depths: number[] = [0];
  while (values.length > 0) {
    const value = values.pop();
    const depth = depths.pop() ?? 0;
    if (value === null || value === undefined || value === '') continue;
    const key = path[depth];
    if (typeof value !== 'object') {
      const text = typeof value === 'string' ? value : JSON.stringify(value);
      if (key === undefined && passes(text)) return true;
    } else if (key === undefined || Array.isArray(value)) {
      for (const each of Object.values(value)) {
        values.push(each);
        depths.push(depth);
      }
    } else if (Object.hasOwn(value, key)) {
      values.push((value as Readonly<Record<string, unknown>>)[key]);
      depths.push(depth + 1);
    }
  }
  return false;
}
