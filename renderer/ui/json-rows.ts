import { escapeHidden, showHidden } from './show-hidden.ts';

export type JsonKind = 'object' | 'array' | 'string' | 'number' | 'literal';

/** One visible line of a JSON tree. */
export interface JsonRow {
  /** RFC 6901 pointer; empty for the root. */
  readonly pointer: string;
  readonly parent: string | undefined;
  readonly depth: number;
  /** Member name or array index, as it is shown; undefined for the root. */
  readonly name: string | undefined;
  readonly kind: JsonKind;
  /** The scalar as JSON writes it, nothing in it hidden; or the size of a container in words. */
  readonly text: string;
  readonly isOpen: boolean | undefined;
  readonly position: number;
  readonly siblings: number;
}

/** The lines of a value whose open containers are named by pointer. The root itself has no line. */
export function jsonRows(value: unknown, isOpen: (pointer: string) => boolean): readonly JsonRow[] {
  const rows: JsonRow[] = [];
  const visit = (node: unknown, parent: string | undefined, depth: number): void => {
    const entries = entriesOf(node);
    let position = 0;
    for (const [name, child] of entries) {
      position += 1;
      const pointer = `${parent ?? ''}/${escapeName(name)}`;
      const isContainer =
        typeof child === 'object' && child !== null && entriesOf(child).length > 0;
      const open = isContainer ? isOpen(pointer) : undefined;
      rows.push({
        pointer,
        parent,
        depth,
        name: showHidden(name),
        kind: kindOf(child),
        text: textOf(child),
        isOpen: open,
        position,
        siblings: entries.length,
      });
      if (open === true) visit(child, pointer, depth + 1);
    }
  };
  if (typeof value === 'object' && value !== null) visit(value, undefined, 0);
  else {
    const text = textOf(value);
    const root = { pointer: '', parent: undefined, depth: 0, name: undefined, isOpen: undefined };
    rows.push({ ...root, kind: kindOf(value), text, position: 1, siblings: 1 });
  }
  return rows;
}

/** Pointers of every container down to a depth; 1 is the root's own members. */
export function openTo(value: unknown, depth: number): ReadonlySet<string> {
  const open = new Set<string>();
  for (const row of jsonRows(value, (pointer) => pointer.split('/').length - 1 <= depth)) {
    if (row.isOpen === true) open.add(row.pointer);
  }
  return open;
}

/** Pointers of the containers on the way to every member whose name or scalar holds the words. */
export function openFor(value: unknown, words: string): ReadonlySet<string> {
  const open = new Set<string>();
  const wanted = words.toLowerCase();
  for (const row of jsonRows(value, () => true)) {
    const isHit =
      row.name?.toLowerCase().includes(wanted) === true ||
      (row.isOpen === undefined && row.text.toLowerCase().includes(wanted));
    if (!isHit) continue;
    const steps = row.pointer.split('/');
    for (let length = 2; length < steps.length; length += 1) {
      open.add(steps.slice(0, length).join('/'));
    }
  }
  return open;
}

function entriesOf(node: unknown): readonly (readonly [string, unknown])[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node);
}

function kindOf(value: unknown): JsonKind {
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'string') return 'string';
  if (typeof value === 'number') return 'number';
  return typeof value === 'object' && value !== null ? 'object' : 'literal';
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? '[ ]' : `[ ${value.length} ]`;
  if (typeof value === 'object' && value !== null) {
    const size = Object.keys(value).length;
    return size === 0 ? '{ }' : `{ ${size} }`;
  }
  return escapeHidden(JSON.stringify(value) ?? 'undefined');
}

function escapeName(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
