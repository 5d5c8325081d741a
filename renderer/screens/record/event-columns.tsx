import type { ReactElement } from 'react';
import type { EventRow } from '../../../preload/contract/domain.ts';
import { formatTime, plural } from '../../app/format.ts';
import { TagChip } from '../../app/tag-chip.tsx';
import { showHidden, StateGlyph, type GridColumn } from '../../ui/index.ts';
import { EventName } from './event-name.tsx';
import { resultWords } from './result-words.ts';
import { whoParts } from './who-parts.ts';

const marks: GridColumn<EventRow> = {
  id: 'marks',
  header: <span className="ui-hidden">Stars, review status, notes and conflicts</span>,
  width: 64,
  align: 'end',
  isMark: true,
  render: ({ notes, conflict, star, status }) => (
    <span className="record-marks">
      {conflict && <StateGlyph state="attention" size={12} label="conflict" />}
      {star && <StateGlyph state="star" size={12} label="starred" />}
      {status === 'in-review' && <StateGlyph state="working" size={12} label="in review" />}
      {status === 'resolved' && <StateGlyph state="done" size={12} label="resolved" />}
      {notes > 0 && <StateGlyph state="note" size={12} label={plural(notes, 'note')} />}
    </span>
  ),
};

/** The columns of a table of events, the same wherever events are listed. */
export const eventColumns: readonly GridColumn<EventRow>[] = [
  marks,
  {
    id: 'eventTime',
    header: 'When (UTC)',
    width: 150,
    isMono: true,
    sort: 'descending',
    render: ({ eventTime }) => formatTime(eventTime),
  },
  {
    id: 'eventName',
    header: 'What',
    min: 124,
    flex: 1.5,
    render: ({ eventName, eventSource, tags }) => (
      <span className="record-what">
        <EventName eventName={eventName} eventSource={eventSource} />
        {tags.map((tag) => (
          <span key={tag} className="record-row-tag">
            <TagChip tag={tag} />
          </span>
        ))}
      </span>
    ),
  },
  {
    id: 'who',
    header: 'Who',
    min: 114,
    flex: 1.3,
    render: (row) => {
      const { main, more, words } = whoParts(row);
      if (main === '') return <Absent />;
      return (
        <span title={words}>
          {main} <span className="ui-quiet">{more}</span>
        </span>
      );
    },
  },
  {
    id: 'account',
    header: 'Account',
    width: 106,
    hideUnder: 780,
    isMono: true,
    render: ({ account }) => quiet(account),
  },
  {
    id: 'awsRegion',
    header: 'Region',
    width: 112,
    hideUnder: 960,
    render: ({ region }) => quiet(region),
  },
  {
    id: 'sourceIPAddress',
    header: 'From',
    label: 'From (IP address)',
    width: 122,
    hideUnder: 660,
    isMono: true,
    render: ({ sourceIPAddress }) => quiet(sourceIPAddress),
  },
  {
    id: 'result',
    header: 'Result',
    min: 108,
    flex: 0.8,
    render: (row) => {
      const { words, hint, isError } = resultWords(row);
      return (
        <span className={isError ? 'ui-tone-exception' : 'ui-quiet'} title={hint}>
          {words}
        </span>
      );
    },
  },
];

function quiet(text: string): ReactElement {
  const shown = showHidden(text);
  return (
    <span className="ui-quiet" title={shown}>
      {text === '' ? <Absent /> : shown}
    </span>
  );
}

function Absent(): ReactElement {
  return <span className="record-absent">not recorded</span>;
}
