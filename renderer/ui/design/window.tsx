import { useCallback, useMemo, useState, type ReactElement } from 'react';
import { Avatar } from '../avatar.tsx';
import { Badge } from '../badge.tsx';
import { Button } from '../button.tsx';
import { EmptyState } from '../empty-state.tsx';
import { Facts } from '../facts.tsx';
import type { GridColumn } from '../grid-column.ts';
import { Kbd } from '../kbd.tsx';
import { NavList } from '../nav-list.tsx';
import { Panel } from '../panel.tsx';
import { Sentence } from '../sentence.tsx';
import { SplitView } from '../split-view.tsx';
import { StatusBar } from '../status-bar.tsx';
import { TitleBar } from '../title-bar.tsx';
import { VirtualGrid } from '../virtual-grid.tsx';
import { CONTROLS, exampleEvent, FACETS, type ExampleEvent } from './example-data.ts';
import { Section, Show } from './section.tsx';

const ROOMS = [
  { id: 'sources', label: 'Sources' },
  { id: 'events', label: 'Events', count: 1_204_518 },
  { id: 'assessments', label: 'Assessments', count: 3 },
  { id: 'report', label: 'Report' },
  { id: 'integrity', label: 'Integrity', isDisabled: true },
] as const;
type Room = (typeof ROOMS)[number]['id'];
const ROWS = 1_204_518;

/** The parts of the window, put together. */
export function Window(): ReactElement {
  const [room, setRoom] = useState<Room>('events');
  const [row, setRow] = useState(3);
  const [facets, setFacets] = useState<readonly string[]>(['ConsoleLogin']);
  const [control, setControl] = useState<readonly string[]>(['g']);
  const [sort, setSort] = useState<'ascending' | 'descending'>('descending');
  const columns = useMemo<readonly GridColumn<ExampleEvent>[]>(
    () => [
      {
        id: 'when',
        header: 'When (UTC)',
        width: 138,
        isMono: true,
        sort,
        onSort: () => setSort(sort === 'ascending' ? 'descending' : 'ascending'),
        render: (event) => event.when,
      },
      {
        id: 'what',
        header: 'What',
        min: 160,
        flex: 1.5,
        render: (event) => (
          <>
            <span className="ui-strong">{event.what}</span>{' '}
            <span className="ui-quiet">{event.service}</span>
          </>
        ),
      },
      { id: 'who', header: 'Who', min: 92, render: (event) => event.who },
      {
        id: 'from',
        header: 'From',
        width: 112,
        hideUnder: 600,
        isMono: true,
        render: (event) => <span className="ui-quiet">{event.from}</span>,
      },
      {
        id: 'result',
        header: 'Result',
        width: 84,
        render: (event) => (
          <span className={event.failed ? 'ui-tone-exception' : 'ui-quiet'}>
            {event.failed ? 'failed' : 'success'}
          </span>
        ),
      },
    ],
    [sort],
  );
  // Some rows are "still being read".
  const getRow = useCallback(
    (index: number) => (index % 40 > 36 ? undefined : exampleEvent(index)),
    [],
  );
  const event = exampleEvent(row);
  return (
    <Section
      id="window"
      title="The window"
      intro="What narrows, the work, the one thing selected; below, whether the archive is intact. 1,204,518 rows, all of them reachable."
    >
      <div className="design-window">
        <TitleBar
          engagement="Northwind Payments · FY26 H1"
          engagementNote="512 MB"
          rooms={ROOMS}
          current={room}
          onGo={setRoom}
          end={
            <>
              <Kbd keys="mod+k" />
              <Avatar initials="MK" name="M. Keller" />
            </>
          }
        />
        <SplitView
          minMain={380}
          start={{
            label: 'Width of the filters',
            size: 180,
            min: 160,
            max: 320,
            content: (
              <Panel title="Filters" isHeadless ground="sunken" isFlush>
                <NavList
                  label="Filters"
                  mode="multiple"
                  groups={FACETS}
                  selected={facets}
                  onChange={setFacets}
                />
              </Panel>
            ),
          }}
          end={{
            label: 'Width of the details',
            size: 304,
            min: 240,
            max: 480,
            content: (
              <Panel
                title="Selected event"
                isHeadless
                footer={
                  <>
                    <Button shortcut="n">Note</Button>
                    <Button shortcut="t">Tag</Button>
                    <Button kind="primary" shortcut="w">
                      To paper
                    </Button>
                  </>
                }
              >
                <div className="design-stack">
                  <div className="design-row">
                    <Badge tone={event.failed ? 'exception' : 'none'}>
                      {event.failed ? 'Deviation · CC8.1' : 'New'}
                    </Badge>
                  </div>
                  <Sentence
                    size="lead"
                    phrases={[
                      { text: event.who, isStrong: true },
                      ' called ',
                      { text: event.what, isStrong: true },
                      ' on ',
                      { text: event.on, isStrong: true },
                      event.failed ? '. It failed.' : '. It succeeded.',
                    ]}
                  />
                  <Facts
                    facts={[
                      { label: 'When', value: event.when, isMono: true },
                      { label: 'From', value: event.from, isMono: true },
                      { label: 'Service', value: event.service },
                    ]}
                  />
                </div>
              </Panel>
            ),
          }}
        >
          <VirtualGrid
            label="Events"
            rowCount={ROWS}
            getRow={getRow}
            columns={columns}
            selected={row}
            onSelect={setRow}
          />
        </SplitView>
        <StatusBar
          start={[
            {
              id: 'archive',
              tone: 'valid',
              hasDot: true,
              content: 'Archive intact · 1,284 acts · head 9f3a…41bd, anchored 2 h ago',
            },
            {
              id: 'gaps',
              tone: 'attention',
              content: '3 gaps unexplained',
              onPress: () => setRow(0),
            },
          ]}
          end={[{ id: 'saved', content: 'All changes saved' }]}
        />
      </div>
      <div className="design-shows">
        <Show title="The navigator" isFlush>
          <div className="design-nav">
            <NavList label="Controls" groups={CONTROLS} selected={control} onChange={setControl} />
          </div>
        </Show>
        <Show title="Nothing open yet; and a status line that says what is wrong" span={2} isFlush>
          <div className="design-bars">
            <StatusBar
              start={[
                {
                  id: 'broken',
                  tone: 'exception',
                  hasDot: true,
                  content: '1 log file modified',
                  onPress: () => setRow(0),
                },
                { id: 'rest', content: 'archive intact · head c20e…88a0' },
              ]}
              end={[
                {
                  id: 'run',
                  content:
                    'Collecting security / eu-west-1 · back to 12 Sep of 23 Aug · 2 requests/s',
                },
              ]}
            />
            <EmptyState
              title="No archive is open"
              acts={
                <>
                  <Button kind="primary" shortcut="mod+n">
                    New engagement…
                  </Button>
                  <Button shortcut="mod+o">Open…</Button>
                </>
              }
            >
              An engagement is one file that holds its logs, papers and signatures.
            </EmptyState>
            <TitleBar<Room> rooms={[]} current={null} onGo={setRoom} />
          </div>
        </Show>
      </div>
    </Section>
  );
}
