import type { ReactElement } from 'react';
import type { Histogram } from '../../../preload/contract/overview.ts';
import { formatCount } from '../../ui/index.ts';
import { secondsOf, stretchWords } from './timeline-words.ts';

/** The bars as a table, for whoever does not see them. */
export function TimelineTable({
  id,
  histogram,
}: {
  readonly id: string;
  readonly histogram: Histogram | null;
}): ReactElement {
  const { from, width, events, failed } = histogram ?? {
    from: '1970-01-01T00:00:00Z',
    width: 60,
    events: [],
    failed: [],
  };
  const start = secondsOf(from);
  const rows = events
    .map((count, at) => ({
      words: stretchWords(start + at * width, start + (at + 1) * width),
      count,
      bad: failed[at] ?? 0,
    }))
    .filter(({ count }) => count > 0);
  return (
    <table id={id} className="ui-hidden">
      <caption>Events over time</caption>
      <thead>
        <tr>
          <th scope="col">Time (UTC)</th>
          <th scope="col">Events</th>
          <th scope="col">Failed</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ words, count, bad }) => (
          <tr key={words}>
            <th scope="row">{words}</th>
            <td>{formatCount(count)}</td>
            <td>{formatCount(bad)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
