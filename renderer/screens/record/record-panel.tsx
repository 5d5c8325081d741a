import { ArrowLeft, ChevronDown, ChevronUp, X } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import type { EventRecord } from '../../../preload/contract/domain.ts';
import type { EventRef } from '../../../preload/contract/ids.ts';
import { useActs } from '../../app/acts.ts';
import { useApp } from '../../app/app-context.ts';
import { ReadOnlyReason, useReadOnly } from '../../app/read-only.tsx';
import { useCall } from '../../app/calls.ts';
import { attempt } from '../../app/problems.ts';
import { saveProof } from '../../app/save-proof.ts';
import { useCopy } from '../../app/use-copy.ts';
import {
  Badge,
  Button,
  ErrorState,
  IconButton,
  Panel,
  Sentence,
  Skeleton,
  Tabs,
} from '../../ui/index.ts';
import { Activity } from './activity.tsx';
import { takesFocus } from '../../app/takes-focus.ts';
import { Fields } from './fields.tsx';
import { Corrections, Links } from './links.tsx';
import { NoteComposer } from './note-composer.tsx';
import { Notes } from './notes.tsx';
import { RawRecord } from './raw-record.tsx';
import { resultWords } from './result-words.ts';
import { useNoteDraft } from './use-note-draft.ts';
import { useVisited } from './use-visited.ts';
import './record.css';

export interface RecordPanelProps {
  readonly event: EventRef;
  readonly onNext: () => void;
  readonly onPrevious: () => void;
  /** J and K step through these events; elsewhere they mean something else. */
  readonly hasStepKeys?: boolean | undefined;
  /** Without it the panel stays. */
  readonly onClose?: (() => void) | undefined;
  /** The note was saved or given up: where the focus goes. */
  readonly onDone: () => void;
}

type Tab = 'activity' | 'raw' | 'fields' | 'notes';

/** One event: who did what, in a sentence; then everything that is known of it. */
export function RecordPanel(props: RecordPanelProps): ReactElement {
  const { onNext, onPrevious, onClose, onDone, hasStepKeys = true } = props;
  const { event, isAway, open, back } = useVisited(props.event);
  const app = useApp();
  const copy = useCopy();
  const [tab, setTab] = useState<Tab>('activity');
  const { data: record, error, refetch } = useCall('events.record', { ref: event });
  const draft = useNoteDraft(event, onDone);
  const isReadOnly = useReadOnly();
  useActs({
    note: record && draft.open,
    'save-proof': record && (() => attempt(() => saveProof(app, record))),
    'copy-record': record && (() => void copy(record.raw)),
  });
  if (error !== null) {
    return (
      <Panel title="Selected event" isHeadless>
        <ErrorState
          title="The record could not be read."
          code={error.code}
          acts={<Button onPress={() => void refetch()}>Try again</Button>}
        >
          {error.message}
        </ErrorState>
      </Panel>
    );
  }
  return (
    <Panel
      title="Selected event"
      isHeadless
      isFlush
      footer={
        isReadOnly ? (
          <ReadOnlyReason what="no note can be written" />
        ) : draft.isOpen ? (
          <NoteComposer draft={draft} />
        ) : (
          <>
            <Button
              kind="primary"
              shortcut="n"
              isDisabled={record === undefined}
              onPress={draft.open}
            >
              Note
            </Button>
            <Button
              shortcut="p"
              isDisabled={record === undefined}
              onPress={() => void app.acts.run('save-proof')}
            >
              Save proof…
            </Button>
          </>
        )
      }
    >
      <header className="record-head">
        {isAway && (
          <div className="record-back">
            <Button
              kind="quiet"
              size="small"
              icon={<ArrowLeft size={14} />}
              {...takesFocus}
              onPress={() => back() && onDone()}
            >
              Back
            </Button>
            reached by a link, not selected in the list
          </div>
        )}
        <div className="record-signs">
          {record === undefined ? <Skeleton width={96} /> : <Signs record={record} />}
          <span className="record-steps">
            <IconButton
              label="Previous event"
              shortcut={hasStepKeys ? 'k' : undefined}
              size="small"
              icon={<ChevronUp size={15} />}
              onPress={onPrevious}
            />
            <IconButton
              label="Next event"
              shortcut={hasStepKeys ? 'j' : undefined}
              size="small"
              icon={<ChevronDown size={15} />}
              onPress={onNext}
            />
            {onClose !== undefined && (
              <IconButton
                label="Close the record"
                shortcut="escape"
                size="small"
                icon={<X size={15} />}
                onPress={onClose}
              />
            )}
          </span>
        </div>
        {record === undefined ? (
          <div className="record-waiting">
            <Skeleton width="94%" />
            <Skeleton width="70%" />
          </div>
        ) : (
          <Sentence
            size="lead"
            phrases={record.sentence.map(({ text, strong }) => ({ text, isStrong: strong }))}
          />
        )}
      </header>
      {record !== undefined && (
        <Tabs
          label="Views of the record"
          selected={tab}
          onChange={setTab}
          tabs={[
            {
              id: 'activity',
              label: 'Activity',
              content: (
                <Activity
                  record={record}
                  onCopy={copy}
                  corrections={<Corrections event={event} onOpen={open} />}
                  links={<Links event={event} onOpen={open} />}
                />
              ),
            },
            {
              id: 'raw',
              label: 'Raw record',
              content: <RawRecord raw={record.raw} onCopy={copy} />,
            },
            { id: 'fields', label: 'Fields', content: <Fields raw={record.raw} /> },
            {
              id: 'notes',
              label: 'Notes',
              count: record.annotations.length,
              content: <Notes annotations={record.annotations} />,
            },
          ]}
        />
      )}
    </Panel>
  );
}

function Signs({ record: { row, annotations } }: { readonly record: EventRecord }): ReactElement {
  const { words, hint, isError } = resultWords(row);
  return (
    <span className="record-badges">
      {isError && (
        <span title={hint}>
          <Badge tone="exception">{words}</Badge>
        </span>
      )}
      {row.conflict && <Badge tone="attention">conflict</Badge>}
      {annotations.length > 0 && <Badge tone="human">noted</Badge>}
      {!isError && !row.conflict && annotations.length === 0 && (
        <span className="record-plain">{row.eventName}</span>
      )}
    </span>
  );
}
