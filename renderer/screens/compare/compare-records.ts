import { escapeHidden } from '../../ui/index.ts';

/** A field of records that stand side by side. */
export interface ComparedField {
  /** As the search bar writes it, with the places of lists: `resources[0].ARN`. */
  readonly path: string;
  /** The value in each record as JSON text; undefined: the record has none there. */
  readonly values: readonly (string | undefined)[];
  readonly differs: boolean;
}

export interface Comparison {
  readonly fields: readonly ComparedField[];
  /** Some records have more fields than are compared. */
  readonly isCut: boolean;
}

/** Fields of one record that are compared; CloudTrail's largest records have some thousands. */
const mostFields = 3000;

/** The fields of records side by side, in the order in which the first record has them. */
export function compareRecords(raws: readonly string[], most = mostFields): Comparison {
  const flat = raws.map((raw) => flatten(parsed(raw), most));
  const paths: string[] = [];
  const seen = new Set<string>();
  for (const { fields } of flat) {
    let after = 0;
    for (const path of fields.keys()) {
      if (seen.has(path)) {
        after = paths.indexOf(path) + 1;
        continue;
      }
      // What only a later record has stands where that record has it.
      paths.splice(after, 0, path);
      after += 1;
      seen.add(path);
    }
  }
  return {
    isCut: flat.some(({ isCut }) => isCut),
    fields: paths.map((path) => {
      const values = flat.map(({ fields }) => fields.get(path));
      return { path, values, differs: values.some((value) => value !== values[0]) };
    }),
  };
}

interface Flat {
  readonly fields: ReadonlyMap<string, string>;
  readonly isCut: boolean;
}

/** Leaves by their path. Without a call for each level: a hostile record has thousands of them. */
function flatten(record: unknown, most: number): Flat {
  const fields = new Map<string, string>();
  const waiting: { readonly path: string; readonly value: unknown }[] = [
    { path: '', value: record },
  ];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (next === undefined) break;
    if (fields.size >= most) return { fields, isCut: true };
    const { path, value } = next;
    const inside = membersOf(path, value);
    if (inside === undefined) fields.set(path, written(value));
    else for (const each of inside.toReversed()) waiting.push(each);
  }
  return { fields, isCut: false };
}

function membersOf(
  path: string,
  value: unknown,
): { readonly path: string; readonly value: unknown }[] | undefined {
  if (typeof value !== 'object' || value === null || value instanceof Digits) return undefined;
  const isList = Array.isArray(value);
  const members = Object.entries(value as Readonly<Record<string, unknown>>);
  if (members.length === 0) return undefined;
  return members.map(([key, each]) => ({
    path: isList ? `${path}[${key}]` : joined(path, key),
    value: each,
  }));
}

function joined(path: string, key: string): string {
  const name = /^[A-Za-z_][\w-]*$/.test(key) ? key : escapeHidden(JSON.stringify(key));
  return path === '' ? name : `${path}.${name}`;
}

/** A number in the digits of its source, which JSON.parse alone would round. */
class Digits {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }
}

function written(value: unknown): string {
  return value instanceof Digits ? value.source : escapeHidden(JSON.stringify(value));
}

type Reviver = (key: string, value: unknown, context?: { readonly source?: string }) => unknown;

function parsed(raw: string): unknown {
  // The third argument is of ES2025 (JSON.parse source text access); without it numbers are as parsed.
  const keepDigits: Reviver = (_, value, context) =>
    typeof value === 'number' && context?.source !== undefined ? new Digits(context.source) : value;
  try {
    return JSON.parse(raw, keepDigits);
  } catch {
    return { record: raw };
  }
}
