import type { AlertRule } from '../../../preload/contract/views.ts';

/** What an alert waits for, in one sentence. */
export function alertSentence({ count, seconds, by }: AlertRule): string {
  const same = by === null ? '' : `, counted for each ${by}`;
  if (count === 1) return `Any new event raises an alert${same}.`;
  const shared = by === null ? '' : ` with the same ${by}`;
  return `${count.toLocaleString('en')} events within ${spanWords(seconds)}${shared} raise an alert.`;
}

/** `10 minutes`, `1 hour`, `90 seconds`: in the largest unit that says it exactly. */
export function spanWords(seconds: number): string {
  for (const [unit, size] of units) {
    if (seconds % size === 0 && seconds >= size) {
      const count = seconds / size;
      return `${count.toLocaleString('en')} ${unit}${count === 1 ? '' : 's'}`;
    }
  }
  return `${seconds} seconds`;
}

const units = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const;

/** What was found, in one sentence. */
export function raisedSentence(raised: {
  readonly name: string;
  readonly rule: AlertRule;
  readonly value: string | null;
  readonly from: string;
  readonly to: string;
  readonly events: number;
  readonly fresh: number;
  readonly crowds?: number | undefined;
}): string {
  const { name, rule, value, from, to, events, fresh, crowds } = raised;
  const some = `${events.toLocaleString('en')} ${events === 1 ? 'event' : 'events'}`;
  const shared = rule.by === null || value === null ? '' : ` with ${rule.by} ${value}`;
  const isOne = from === to;
  const end = from.slice(0, 10) === to.slice(0, 10) ? to.slice(11, 19) : second(to);
  const time = isOne ? `at ${second(from)}` : `from ${second(from)} to ${end}`;
  const news = fresh === events ? '' : `, ${fresh.toLocaleString('en')} of them new`;
  const others =
    crowds === undefined ? '' : `${crowds.toLocaleString('en')} smaller alerts together, `;
  return `${name}: ${others}${some}${shared} ${time} UTC${news}.`;
}

function second(instant: string): string {
  return instant.slice(0, 19).replace('T', ' ');
}
