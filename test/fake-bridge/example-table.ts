import { exampleEvent, positionOf } from './example-events.ts';
import { exampleRecord } from './example-record.ts';
import type { FakeBridge } from './fake-bridge.ts';

/** Answers the calls of the table of events; `placesOf` finds the positions of a query, newest first. */
export function answerTable(
  { handle }: FakeBridge,
  placesOf: (query: string) => readonly number[] | null,
): void {
  const fieldOf = (ref: number, field: string): string => {
    const keys = field.split('.');
    const record: unknown = JSON.parse(exampleRecord(ref, []).raw);
    const value = keys.reduce<unknown>(
      (at, key) => (at as Readonly<Record<string, unknown>> | null | undefined)?.[key],
      record,
    );
    if (value === undefined || value === null) return '';
    return typeof value === 'string' ? value : JSON.stringify(value);
  };
  handle('events.field', ({ field }) => ({ field }));
  handle('events.cells', ({ refs, fields }) =>
    refs.map((ref) => fields.map((field) => fieldOf(ref, field))),
  );
  handle('events.place', ({ query, ref }) => {
    const place = placesOf(query)?.indexOf(positionOf(ref)) ?? positionOf(ref);
    return { place: place < 0 ? null : place };
  });
  handle('events.copy', ({ query, ranges, fields }) => {
    const places = placesOf(query);
    const refs = ranges.flatMap(([from, to]) =>
      Array.from(
        { length: to - from + 1 },
        (_, step) => exampleEvent(places?.[from + step] ?? from + step).ref,
      ),
    );
    const lines = refs.map((ref) => fields.map((field) => fieldOf(ref, field)).join('\t'));
    return {
      text: `${[fields.join('\t'), ...lines].join('\n')}\n`,
      events: refs.length,
      redacted: 0,
    };
  });
}
