import type Database from 'better-sqlite3';
import { Disposed } from './act-bodies.ts';
import { actsOf, type Act } from './acts.ts';

/** Tables whose numbers may have holes after a disposal. */
export const parts = ['event', 'dict', 'action', 'place', 'identity'] as const;
export type Part = (typeof parts)[number];

type Range = readonly [first: number, last: number];

/** An act `object.disposed`; without a body if it does not say what such an act says. */
export interface DisposalAct extends Act {
  readonly said: Disposed | undefined;
}

/** What the ledger says was disposed of. The other checks exempt nothing but this. */
export interface Disposals {
  readonly acts: readonly DisposalAct[];
  isDisposed(object: number): boolean;
  /** Records of the object that were duplicates when it came and carry their event now. */
  promoted(object: number): number;
  /** By how much disposals changed the number of conflicts in the object. */
  conflictsChanged(object: number): number;
  /** What the step beginning with that object sealed at the last disposal of rejections in it. */
  custodyOf(firstObject: number): string | undefined;
  holes(part: Part): readonly Range[];
  isFree(event: number): boolean;
}

/** Reads the acts of disposal. */
export function disposalsOf(db: Database.Database): Disposals {
  const acts = [...actsOf(db, 'object.disposed')]
    .sort((a, b) => a.row - b.row)
    .map((act) => ({ ...act, said: Disposed.safeParse(act.body).data }));
  const said = acts.flatMap((act) => act.said ?? []);
  const gone = new Set(said.flatMap(({ objects }) => objects.map(({ object }) => object)));
  const promoted = sums(said.flatMap((each) => each.promoted));
  const conflicts = sums(said.flatMap((each) => each.conflicts));
  const custody = new Map(
    said.flatMap(({ steps }) => steps.map((step) => [step.firstObject, step.custody] as const)),
  );
  const free = said.flatMap(({ holes }) => holes.event);
  return {
    acts,
    isDisposed: (object) => gone.has(object),
    promoted: (object) => promoted.get(object) ?? 0,
    conflictsChanged: (object) => conflicts.get(object) ?? 0,
    custodyOf: (firstObject) => custody.get(firstObject),
    holes: (part) => said.flatMap(({ holes }) => holes[part]),
    isFree: (event) => free.some(([first, last]) => event >= first && event <= last),
  };
}

/** How many numbers ranges hold. */
export function sizeOf(ranges: readonly Range[]): number {
  return ranges.reduce((sum, [first, last]) => sum + last - first + 1, 0);
}

function sums(pairs: readonly (readonly [number, number])[]): Map<number, number> {
  const found = new Map<number, number>();
  for (const [key, by] of pairs) found.set(key, (found.get(key) ?? 0) + by);
  return found;
}
