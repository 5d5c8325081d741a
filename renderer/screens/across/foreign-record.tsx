import { useState, type ReactElement } from 'react';
import type { FoundRow } from '../../../preload/contract/across.ts';
import { useCall } from '../../app/calls.ts';
import { useCopy } from '../../app/use-copy.ts';
import { Badge, ErrorState, Panel, Sentence, Skeleton, Tabs } from '../../ui/index.ts';
import { Activity } from '../record/activity.tsx';
import { Fields } from '../record/fields.tsx';
import { History } from '../record/history.tsx';
import { RawRecord } from '../record/raw-record.tsx';
import '../record/record.css';

type Tab = 'activity' | 'raw' | 'fields' | 'notes';

/** One event of any of the engagements, to be read and not to be worked on. */
export function ForeignRecord({ found }: { readonly found: FoundRow }): ReactElement {
  const { engagement, name, row } = found;
  const copy = useCopy();
  const [tab, setTab] = useState<Tab>('activity');
  const { data: record, error } = useCall('across.record', { engagement, ref: row.ref });
  if (error !== null) {
    return (
      <Panel title="Selected event" isHeadless>
        <ErrorState title="The record could not be read." code={error.code}>
          {error.message}
        </ErrorState>
      </Panel>
    );
  }
  if (record === undefined) {
    return (
      <Panel title="Selected event" isHeadless>
        <Skeleton width="94%" />
      </Panel>
    );
  }
  return (
    <Panel title="Selected event" isHeadless isFlush>
      <header className="record-head">
        <div className="record-signs across-signs">
          <span className="ui-truncate" title={name}>
            {name}
          </span>
          <Badge tone="neutral">read only</Badge>
        </div>
        <Sentence
          size="lead"
          phrases={record.sentence.map(({ text, strong }) => ({ text, isStrong: strong }))}
        />
      </header>
      <Tabs
        label="Views of the record"
        selected={tab}
        onChange={setTab}
        tabs={[
          {
            id: 'activity',
            label: 'Activity',
            content: <Activity record={record} onCopy={copy} isReadOnly />,
          },
          {
            id: 'raw',
            label: 'Raw record',
            content: <RawRecord raw={record.raw} onCopy={copy} />,
          },
          { id: 'fields', label: 'Fields', content: <Fields raw={record.raw} /> },
          {
            id: 'notes',
            label: 'History',
            count: record.annotations.length,
            content: <History annotations={record.annotations} isReadOnly />,
          },
        ]}
      />
    </Panel>
  );
}
