/** When events are crowded: held against an oracle that looks at every window of time. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { crowdsOf, type Crowd, type Seen } from '../../../main/assess/alerts/thresholds.ts';

const event = fc.record({
  at: fc.integer({ min: 0, max: 60 }),
  value: fc.constantFrom(null, 'a', 'b'),
  isNew: fc.boolean(),
});
const someEvents = fc
  .array(event, { maxLength: 40 })
  .map((events) => events.map((each, ref): Seen => ({ ...each, ref })));
const someRule = fc.record({
  count: fc.integer({ min: 2, max: 5 }),
  seconds: fc.integer({ min: 1, max: 20 }),
});

/** Every window of time that begins with an event, joined where two share one: by brute force. */
function oracle(events: readonly Seen[], rule: { count: number; seconds: number }): string[] {
  const windows = events.flatMap((start) => {
    const inside = events.filter(
      ({ value, at }) => value === start.value && at >= start.at && at <= start.at + rule.seconds,
    );
    const counts = inside.length >= rule.count && inside.some(({ isNew }) => isNew);
    return counts ? [new Set(inside.map(({ ref }) => ref))] : [];
  });
  for (let joined = true; joined;) {
    joined = false;
    for (const one of windows) {
      const other = windows.find((each) => each !== one && [...each].some((ref) => one.has(ref)));
      if (other === undefined) continue;
      for (const ref of other) one.add(ref);
      windows.splice(windows.indexOf(other), 1);
      joined = true;
      break;
    }
  }
  return windows.map((refs) => [...refs].sort((a, b) => a - b).join()).sort();
}

function told(crowds: readonly Crowd[]): string[] {
  return crowds
    .map(({ events }) =>
      events
        .map(({ ref }) => ref)
        .sort((a, b) => a - b)
        .join(),
    )
    .sort();
}

describe('crowds', () => {
  // Red if the end of a window is left out, if values are mixed, or if what is not new counts as news.
  test('are those that looking at every window finds', () => {
    fc.assert(
      fc.property(someEvents, someRule, (events, rule) => {
        expect(told(crowdsOf(events, rule))).toEqual(oracle(events, rule));
      }),
      { numRuns: 1500 },
    );
  });

  // Red if a crowd reaches further than what check-alerts.ts reads around a new event.
  test('lie within the time of a rule around what is new', () => {
    fc.assert(
      fc.property(someEvents, someRule, (events, rule) => {
        const fresh = events.filter(({ isNew }) => isNew);
        const near = events.filter((each) =>
          fresh.some(({ at }) => Math.abs(at - each.at) <= rule.seconds),
        );
        expect(told(crowdsOf(near, rule))).toEqual(told(crowdsOf(events, rule)));
      }),
      { numRuns: 800 },
    );
  });

  // Red if the order in which events arrive decides what is ever raised, or an event is news twice.
  test('whatever the order of arrival: every crowded event is told, and is news once', () => {
    fc.assert(
      fc.property(
        someEvents,
        someRule,
        fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 40, maxLength: 40 }),
        (events, rule, batches) => {
          const news = new Map<number, number>();
          const shown = new Set<number>();
          for (let batch = 0; batch <= 3; batch += 1) {
            const here = events
              .filter((_, index) => (batches[index] ?? 0) <= batch)
              .map((each) => ({ ...each, isNew: (batches[each.ref] ?? 0) === batch }));
            for (const crowd of crowdsOf(here, rule)) {
              for (const { ref, isNew } of crowd.events) {
                shown.add(ref);
                if (isNew) news.set(ref, (news.get(ref) ?? 0) + 1);
              }
            }
          }
          const whole = crowdsOf(
            events.map((each) => ({ ...each, isNew: true })),
            rule,
          ).flatMap((crowd) => crowd.events.map(({ ref }) => ref));
          expect(new Set(shown)).toEqual(new Set(whole));
          expect([...news.values()].every((times) => times === 1)).toBe(true);
        },
      ),
      { numRuns: 800 },
    );
  });

  test('of one are all that is new, by value', () => {
    const events = [
      { ref: 1, at: 5, value: 'a', isNew: true },
      { ref: 2, at: 500, value: 'a', isNew: true },
      { ref: 3, at: 6, value: 'a', isNew: false },
      { ref: 4, at: 7, value: 'b', isNew: true },
    ];
    expect(told(crowdsOf(events, { count: 1, seconds: 1 }))).toEqual(['1,2', '4']);
  });
});
