import { or, type Query } from './ast.ts';
import type { Value } from './reader.ts';
import type { ValueTest } from './tests.ts';
import { relativeStretch, stretchOf, type Stretch } from './time.ts';

type Open = { readonly from: number | null; readonly to: number | null };

/**
 * A condition on a time. A beginning of an instant names all of its stretch: `= 2026-03` is the
 * whole of March, `> 2026-03` begins with April, `2026-03..2026-04` ends with April. Of what lies
 * back from now, `= -7d` and `> -7d` both mean the last seven days, `< -7d` what is older. The query
 * holds the instants that this was at the time of parsing.
 */
export function parseTime(target: ValueTest, operator: string): Query {
  const { reader, field, values, at } = target;
  const isEquality = operator === '=' || operator === '!=' || operator === ':' || operator === ':=';
  if (!isEquality && values.length > 1) {
    reader.fail(`${operator} takes one value; use a range, as in when = 2026-03..2026-04`, at.from);
  }
  return or(
    values.map((value): Query => {
      const { from, to } = isEquality
        ? rangeOf(target, value)
        : sideOf(
            { ...stretch(target, value, value.text), isSince: value.text.startsWith('-') },
            operator,
          );
      return { kind: 'time', field, from, to, at };
    }),
  );
}

function sideOf({ from, to, isSince }: Stretch & { isSince: boolean }, operator: string): Open {
  if (isSince) return operator.startsWith('<') ? { from: null, to: from } : { from, to: null };
  if (operator === '<') return { from: null, to: from };
  if (operator === '<=') return { from: null, to };
  return { from: operator === '>' ? to : from, to: null };
}

function rangeOf(target: ValueTest, value: Value): Open {
  const [first = '', last, ...more] = value.text.split('..');
  if (last === undefined) return stretch(target, value, first);
  if (more.length > 0 || (first === '' && last === '')) {
    target.reader.fail('this range has no two ends; write 2026-03..2026-04', value.from);
  }
  const from = first === '' ? null : stretch(target, value, first).from;
  const end = last === '' ? null : stretch(target, value, last);
  // As an end, -7d is the instant, not what began there.
  const to = end && (last.startsWith('-') ? end.from : end.to);
  if (from !== null && to !== null && to <= from) {
    target.reader.fail('this range ends before it begins; turn it round', value.from);
  }
  return { from, to };
}

function stretch({ reader }: ValueTest, value: Value, text: string): Stretch {
  return (
    stretchOf(text) ??
    relativeStretch(text, reader.now) ??
    reader.fail(
      `"${text.slice(0, 40)}" is no time; write it like 2026-03, 2026-03-14T09:26:53Z, today or -7d`,
      value.from,
    )
  );
}
