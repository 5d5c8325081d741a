/** Values of one field that a cell shows; a list may hold thousands. */
const mostValues = 20;

/**
 * What a record says under a path, as the text of a table's cell: it goes through lists, several values
 * stand one after another, an object at its end is JSON. Empty: no value.
 *
 * @param record as `parseRecord` reads it
 * @param most characters; what is longer is cut and ends in …
 */
export function cellText(record: unknown, path: readonly string[], most: number): string {
  const texts: string[] = [];
  const waiting: { readonly value: unknown; readonly depth: number }[] = [
    { value: record, depth: 0 },
  ];
  while (waiting.length > 0 && texts.length <= mostValues) {
    const { value, depth } = waiting.pop() ?? { value: null, depth: 0 };
    const key = path[depth];
    if (isNothing(value)) continue;
    if (Array.isArray(value)) {
      for (const each of (value as unknown[]).toReversed()) waiting.push({ value: each, depth });
    } else if (key === undefined) {
      texts.push(typeof value === 'string' ? value : written(value));
    } else if (typeof value === 'object' && Object.hasOwn(value, key)) {
      const members = value as Readonly<Record<string, unknown>>;
      waiting.push({ value: members[key], depth: depth + 1 });
    }
  }
  const shown = texts.slice(0, mostValues).join(', ');
  const text = texts.length > mostValues ? `${shown}, …` : shown;
  return text.length > most ? `${text.slice(0, most)}…` : text;
}

/** JSON.stringify calls itself for each level: a hostile record has more of them than it can. */
function written(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch {
    return '…';
  }
}

function isNothing(value: unknown): value is null | undefined | '' {
  if (value === null || value === undefined || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}
