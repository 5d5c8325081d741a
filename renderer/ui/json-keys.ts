import type { JsonRow } from './json-rows.ts';

/** What a key does in a tree: goes to a line, opens or closes containers, or picks a member. */
export type JsonAct =
  | { readonly kind: 'go'; readonly index: number }
  | { readonly kind: 'toggle'; readonly pointers: readonly string[] }
  | { readonly kind: 'pick' };

const PAGE = 10;

/** ARIA's tree pattern; undefined if the key is not the tree's. Letters stay the screen's. */
export function jsonAct(rows: readonly JsonRow[], at: number, key: string): JsonAct | undefined {
  const row = rows[at];
  if (row === undefined) return undefined;
  const go = (index: number): JsonAct => ({
    kind: 'go',
    index: Math.min(rows.length - 1, Math.max(0, index)),
  });
  switch (key) {
    case 'ArrowDown':
      return go(at + 1);
    case 'ArrowUp':
      return go(at - 1);
    case 'PageDown':
      return go(at + PAGE);
    case 'PageUp':
      return go(at - PAGE);
    case 'Home':
      return go(0);
    case 'End':
      return go(rows.length - 1);
    case 'ArrowRight':
      if (row.isOpen === undefined) return undefined;
      return row.isOpen ? go(at + 1) : { kind: 'toggle', pointers: [row.pointer] };
    case 'ArrowLeft':
      if (row.isOpen === true) return { kind: 'toggle', pointers: [row.pointer] };
      return row.parent === undefined
        ? undefined
        : go(rows.findIndex(({ pointer }) => pointer === row.parent));
    case '*':
      return {
        kind: 'toggle',
        pointers: rows
          .filter(({ parent, isOpen }) => parent === row.parent && isOpen === false)
          .map(({ pointer }) => pointer),
      };
    case 'Enter':
      return { kind: 'pick' };
    default:
      return undefined;
  }
}
