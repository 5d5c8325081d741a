import type { Completion } from '../../preload/contract/complete.ts';
import type { FakeBridge } from './fake-bridge.ts';

const field = (name: string, detail: string): Completion => ({
  kind: 'field',
  text: `${name} = `,
  label: name,
  detail,
  events: null,
});
const value = (label: string, events: number): Completion => ({
  kind: 'value',
  text: label,
  label,
  detail: '',
  events,
});

const fields = [
  field('what', 'event name (eventName)'),
  field('who', 'name or ARN of who called'),
  field('when', 'time of the event (eventTime)'),
  field('where', 'service, region or account'),
];
const values = [
  value('AssumeRole', 177_322),
  value('DescribeInstances', 56_015),
  value('StopLogging', 538),
];

/** Completes the last word: a field, or behind a sign a value. */
export function answerComplete({ handle }: FakeBridge): void {
  handle('events.complete', ({ query, caret }) => {
    const before = query.slice(0, caret);
    const [word = ''] = /\S*$/.exec(before) ?? [];
    const from = before.length - word.length;
    const offered = /=\s*$/.test(query.slice(0, from)) ? values : fields;
    const items = offered.filter(({ label }) => label.toLowerCase().startsWith(word.toLowerCase()));
    return { from, to: caret, isDone: true, items };
  });
  handle('events.whyNothing', () => ({
    isDone: true,
    reasons: [
      { kind: 'alone', condition: 'eventName is exactly "StopLoging"' },
      {
        kind: 'near',
        condition: 'eventName is exactly "StopLoging"',
        meant: 'eventName = "StopLogging"',
        query: 'eventName = "StopLogging"',
        events: 538,
        isMore: false,
      },
    ],
  }));
}
