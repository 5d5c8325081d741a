import type { EventActivity } from '../../preload/contract/activity.ts';
import type { EventRef } from '../../preload/contract/ids.ts';
import { exampleEvent, positionOf } from './example-events.ts';
import type { FakeBridge } from './fake-bridge.ts';

/** Answers what the record panel asks beside the record, and exports. */
export function answerActivity({ handle }: Pick<FakeBridge, 'handle'>, act: () => void): void {
  handle('events.activity', ({ ref }) => exampleActivity(ref));
  handle('events.meanings', ({ names }) =>
    names
      .filter(({ eventName }) => eventName === 'StopLogging')
      .map((name) => ({ ...name, meaning })),
  );
  handle('events.export', ({ out, format, redact, what }) => {
    act();
    return {
      file: 'Events.csv',
      ticket: out,
      format,
      rows: what.kind === 'events' ? what.events.length : 61,
      bytes: 18_233,
      sha256: '9f3a'.padEnd(64, '0'),
      redacted: redact ? 2 : null,
      recorded: true,
    };
  });
}

const meaning = { sentence: 'Stops a trail from recording.', changes: true };

function exampleActivity(ref: EventRef): EventActivity {
  const row = exampleEvent(positionOf(ref));
  return {
    activity: {
      dataSource: 'AWS CloudTrail',
      rid: '2026031402170800000000000000000000000000000000',
      who: row.who,
      action: 'Modified',
      objectType: 'cloudtrail Logging',
      what: 'payments-trail',
      when: row.eventTime,
      where: `AWS account ${row.account}, ${row.region}`,
      workstation: row.sourceIPAddress,
      isDetailed: false,
      details: [
        {
          property: 'name',
          before: null,
          after: null,
          requested: 'payments-trail',
          source: null,
          note: '',
        },
      ],
    },
    meaning,
    policies: [],
    isWhole: true,
  };
}
