import type { FacetTest, Narrowing } from '../../preload/contract/overview.ts';
import { instantAt } from './format.ts';

/** A value that a person points at, and what finds exactly its events. */
export interface AskedValue {
  /** What the field is called where it is shown. */
  readonly name: string;
  /** The value as it is copied; empty if the event has none. */
  readonly text: string;
  /** None: it can be copied, but not asked for. */
  readonly tests: readonly FacetTest[];
}

/** What a person can ask of a value. */
export interface ValueAct {
  readonly id: string;
  readonly label: string;
  readonly change: Narrowing;
}

/** Longer ones do not fit into a query. */
export const longestAsked = 3000;

/** A value of one field; null: the event has none. */
export function askedValue(name: string, field: string, value: string | null): AskedValue {
  return { name, text: value ?? '', tests: [{ field, value: value === '' ? null : value }] };
}

/** True if the value is too long to be asked for. */
export function isTooLong({ text }: AskedValue): boolean {
  return text.length > longestAsked;
}

/** What can be asked of a value: of an instant the time around it, of a missing value that it is there. */
export function valueActs({ tests, text }: AskedValue): readonly ValueAct[] {
  const [first, ...others] = tests;
  if (first === undefined) return [];
  if (first.field === 'eventTime') return timeActs(text);
  const isAbsent = others.length === 0 && first.value === null;
  const of = [...tests];
  return [
    {
      id: 'only',
      label: isAbsent ? 'Only without a value' : 'Only this value',
      change: { kind: 'only', tests: of },
    },
    {
      id: 'not',
      label: isAbsent ? 'Only with a value' : 'Not this value',
      change: { kind: 'exclude', tests: of },
    },
  ];
}

function timeActs(instant: string): readonly ValueAct[] {
  const at = Date.parse(instant);
  if (Number.isNaN(at)) return [];
  const [hour, day] = [3_600_000, 86_400_000];
  const within = (width: number): Narrowing => {
    const from = Math.floor(at / width) * width;
    return { kind: 'period', from: instantAt(from), to: instantAt(from + width) };
  };
  return [
    { id: 'day', label: 'Only this day (UTC)', change: within(day) },
    { id: 'hour', label: 'Only this hour (UTC)', change: within(hour) },
    {
      id: 'since',
      label: 'From then on',
      change: { kind: 'period', from: instantAt(at), to: null },
    },
    {
      id: 'until',
      label: 'Up to then',
      change: { kind: 'period', from: null, to: instantAt(at + 1000) },
    },
  ];
}
