import { recordMembers, slotIndex, slotPaths, slots } from './fields.ts';
import { wrappers } from './wrappers.ts';

/** What a member's name means at its place in a record. */
export interface KeyNode {
  readonly name: Buffer;
  /** Where its text goes, or -1. */
  slot: number;
  /** The names below it, if it is an object of interest. */
  below: KeyTable | undefined;
  /** It makes its object a CloudTrail record. */
  isRecordMember: boolean;
  /** It tells another shape: the slow reader decides. */
  isOther: boolean;
  isReadOnly: boolean;
  /** Its object is remembered by its bytes. */
  isIdentity: boolean;
  /** Tells the nodes with names below them apart. */
  readonly number: number;
}

let nodes = 0;

/** How many nodes there are. */
export function nodeCount(): number {
  return nodes;
}

const size = 256;

/** Finds a name by its bytes, without making a string of them. */
export class KeyTable {
  readonly #nodes: (KeyNode | undefined)[] = Array.from({ length: size }, () => undefined);

  find(text: Buffer, start: number, end: number): KeyNode | undefined {
    let at = hashOf(text, start, end);
    for (;;) {
      const node = this.#nodes[at];
      if (node === undefined) return undefined;
      if (isEqual(node.name, text, start, end)) return node;
      at = (at + 1) & (size - 1);
    }
  }

  /** The node of a name, made if need be. */
  at(name: string): KeyNode {
    const bytes = Buffer.from(name, 'latin1');
    const found = this.find(bytes, 0, bytes.length);
    if (found !== undefined) return found;
    const node: KeyNode = {
      name: bytes,
      slot: -1,
      below: undefined,
      isRecordMember: false,
      isOther: false,
      isReadOnly: false,
      isIdentity: false,
      number: nodes,
    };
    nodes += 1;
    let at = hashOf(bytes, 0, bytes.length);
    while (this.#nodes[at] !== undefined) at = (at + 1) & (size - 1);
    this.#nodes[at] = node;
    return node;
  }
}

function hashOf(text: Buffer, start: number, end: number): number {
  const first = text[start] ?? 0;
  const last = text[end - 1] ?? 0;
  return ((end - start) * 31 + first * 7 + last * 3) & (size - 1);
}

function isEqual(name: Buffer, text: Buffer, start: number, end: number): boolean {
  if (name.length !== end - start) return false;
  for (let i = 0; i < name.length; i += 1) {
    if (name[i] !== text[start + i]) return false;
  }
  return true;
}

/** Names that tell that an element of `Records` may be no plain record (see `locate`). */
const otherShapes = [...wrappers.keys(), 'detail-type'];

/** The names that matter in a record. */
export const recordKeys = build();

function build(): KeyTable {
  const top = new KeyTable();
  for (const slot of slots) {
    let table = top;
    const path: readonly string[] = slotPaths[slot];
    for (const name of path.slice(0, -1)) table = table.at(name).below ??= new KeyTable();
    table.at(path.at(-1) ?? '').slot = slotIndex[slot];
  }
  for (const name of recordMembers) top.at(name).isRecordMember = true;
  for (const name of otherShapes) top.at(name).isOther = true;
  top.at('readOnly').isReadOnly = true;
  top.at('userIdentity').isIdentity = true;
  return top;
}
