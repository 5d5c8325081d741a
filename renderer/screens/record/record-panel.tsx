import {
  ArrowLeft,
  ChevronDown,
  ChevronUp,
  CircleCheck,
  Star,
  Tag as TagIcon,
  X,
} from 'lucide-react';
import { useState, type ReactElement } from 'react';
import type { EventRecord, EventRow } from '../../../preload/contract/domain.ts';
import type { EventRef } from '../../../preload/contract/ids.ts';
import { manualSource } from '../../../preload/contract/manual-events.ts';
import { useActs } from '../../app/acts.ts';
import { useApp } from '../../app/app-context.ts';
import { ReadOnlyReason, useReadOnly } from '../../app/read-only.tsx';
import type { AnnotationTarget } from '../../app/annotating.ts';
import { fetchCall, useCall } from '../../app/calls.ts';
import { attempt } from '../../app/problems.ts';
import { askWithPerson } from '../../app/person.ts';
import { saveProof } from '../../app/save-proof.ts';
import { statusWords } from '../../app/status-words.ts';
import { TagChip } from '../../app/tag-chip.tsx';
import { useCopy } from '../../app/use-copy.ts';
import { usePrivacy } from '../../app/use-privacy.ts';
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
import { copyRecord } from './copy-record.ts';
import { Behind } from './behind.tsx';
import { takesFocus } from '../../app/takes-focus.ts';
import { Fields } from './fields.tsx';
import { Corrections, Links } from './links.tsx';
import { NoteComposer } from './note-composer.tsx';
import { History } from './history.tsx';
import { RawRecord } from './raw-record.tsx';
import { RecordLeads } from './record-leads.tsx';
import { resultWords } from './result-words.ts';
import { Told } from './told.tsx';
import { useNoteDraft } from './use-note-draft.ts';
import { targetOf, toggleStar } from './target.ts';
import { useVisited } from './use-visited.ts';
import './record.css';

export interface RecordPanelProps {
  readonly event: EventRef;
  /** What the list already shows of the event: acts on it need not wait until its record is read. */
  readonly row?: EventRow | undefined;
  readonly onNext: () => void;
  readonly onPrevious: () => void;
  /** J and K step through these events; elsewhere they mean something else. */
  readonly hasStepKeys?: boolean | undefined;
  /** What acts are about, if several events are selected; else the event. */
  readonly selected?: Pick<AnnotationTarget, 'count' | 'events'> | undefined;
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
  const isHiding = usePrivacy();
  const [tab, setTab] = useState<Tab>('activity');
  const { data: record, error, refetch } = useCall('events.record', { ref: event });
  const target = targetOf(record?.row ?? (isAway ? undefined : props.row), props.selected);
  const draft = useNoteDraft(event, target, onDone);
  const isReadOnly = useReadOnly();
  // A key may come before the record is there: it is then done as soon as it is, and never lost.
  const whenRead = (act: (record: EventRecord) => Promise<unknown>) => (): void =>
    attempt(async () => act(await fetchCall(app, 'events.record', { ref: event })));
  const onTarget = (act: (on: AnnotationTarget) => Promise<unknown>): (() => void) | undefined =>
    target && (() => attempt(() => act(target)));
  useActs({
    note: target && draft.open,
    star: onTarget((of) => toggleStar(app, of)),
    tag: onTarget((of) => askWithPerson(app, { kind: 'tag', target: of })),
    status: onTarget((of) => askWithPerson(app, { kind: 'status', target: of })),
    'save-proof': whenRead((read) => saveProof(app, read)),
    'copy-record': whenRead(({ raw }) => copyRecord({ raw, isHiding, copy })),
    'copy-record-whole': whenRead(({ raw }) =>
      copyRecord({ raw, isHiding, copy, isWithSecrets: true }),
    ),
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
              isDisabled={target === undefined}
              onPress={draft.open}
            >
              Note
            </Button>
            <IconButton
              label={target?.star === true ? 'Take the star off' : 'Star'}
              shortcut="s"
              icon={<Star size={15} />}
              isSelected={target?.star === true}
              isDisabled={target === undefined}
              onPress={() => void app.acts.run('star')}
            />
            <IconButton
              label="Tag…"
              shortcut="t"
              icon={<TagIcon size={15} />}
              isDisabled={target === undefined}
              onPress={() => void app.acts.run('tag')}
            />
            <IconButton
              label="Review status…"
              shortcut="e"
              icon={<CircleCheck size={15} />}
              isDisabled={target === undefined}
              onPress={() => void app.acts.run('status')}
            />
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
          <>
            <Sentence
              size="lead"
              phrases={record.sentence.map(({ text, strong }) => ({ text, isStrong: strong }))}
            />
            <Behind event={event} />
          </>
        )}
        <RecordLeads event={event} />
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
                  told={
                    // The facts of what a person added are its description, and no activity in AWS.
                    record.row.eventSource === manualSource ? undefined : (
                      <Told record={record} onOpen={open} />
                    )
                  }
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
              label: 'History',
              count: record.annotations.length,
              content: <History annotations={record.annotations} isReadOnly={isReadOnly} />,
            },
          ]}
        />
      )}
    </Panel>
  );
}

function Signs({ record: { row } }: { readonly record: EventRecord }): ReactElement {
  const { words, hint, isError } = resultWords(row);
  return (
    <span className="record-badges">
      {isError && (
        <span title={hint}>
          <Badge tone="exception">{words}</Badge>
        </span>
      )}
      {row.eventSource === manualSource && <Badge tone="human">added by hand</Badge>}
      {row.conflict && <Badge tone="attention">conflict</Badge>}
      {row.star && <Badge tone="human">starred</Badge>}
      {row.status !== 'new' && <Badge tone="human">{statusWords[row.status]}</Badge>}
      {row.notes > 0 && <Badge tone="human">noted</Badge>}
      {row.tags.map((tag) => (
        <TagChip key={tag} tag={tag} />
      ))}
      {!isError && !row.conflict && !row.star && row.notes === 0 && row.tags.length === 0 && (
        <span className="record-plain">{row.eventName}</span>
      )}
    </span>
  );
}
