import type { ReactElement, ReactNode } from 'react';
import type { EventRecord } from '../../../preload/contract/domain.ts';
import { formatInstant, localWords } from '../../app/format.ts';
import { Callout, Facts, SectionLabel, type Fact } from '../../ui/index.ts';
import { CustodyBlock } from './custody-block.tsx';
import { useFactMenu } from './fact-menu.ts';
import { NoteOf } from './note-of.tsx';

export interface ActivityProps {
  readonly record: EventRecord;
  readonly onCopy: (text: string) => Promise<void>;
  /** The record is another engagement’s. */
  readonly isReadOnly?: boolean | undefined;
  /** What stands before the facts because it changes their meaning, and what leads to other records. */
  readonly corrections?: ReactNode;
  /** The Activity Record of an event that AWS logged; the facts then only add to it. */
  readonly told?: ReactNode;
  readonly links?: ReactNode;
}

/** Facts, custody and the last note: what one wants to know first. */
export function Activity(props: ActivityProps): ReactElement {
  const { record, onCopy, isReadOnly, corrections, told, links } = props;
  const menu = useFactMenu(record);
  // Of another engagement's record nothing is asked here.
  const onMenu = isReadOnly === true ? undefined : menu;
  const last = record.annotations.findLast(({ note, inForce }) => note !== null && inForce);
  return (
    <div className="record-body">
      {record.row.conflict && (
        <Callout tone="attention" title="Same eventID, other content">
          Another record with this eventID, account and region says something else. Both are kept.
        </Callout>
      )}
      {corrections}
      {told}
      {told === undefined ? (
        <Facts
          facts={record.facts.map((fact) => shownFact(fact, record.row.eventTime))}
          onMenu={onMenu}
        />
      ) : (
        <>
          {links}
          <section>
            <SectionLabel>Who and how</SectionLabel>
            <Facts
              facts={record.facts.filter(isMore).map((fact) => shownFact(fact, ''))}
              onMenu={onMenu}
            />
          </section>
        </>
      )}
      {told === undefined && links}
      <CustodyBlock custody={record.custody} onCopy={onCopy} isReadOnly={isReadOnly} />
      {last !== undefined && (
        <section>
          <SectionLabel>Last note</SectionLabel>
          <NoteOf annotation={last} />
        </section>
      )}
    </div>
  );
}

/** What an Activity Record tells already is not told again. */
const toldAlready: ReadonlySet<string> = new Set([
  'When',
  'What',
  'On',
  'Where',
  'From',
  'Request',
  'Error',
]);

function isMore({ label }: EventRecord['facts'][number]): boolean {
  return !toldAlready.has(label);
}

/** The time is repeated as the person's wall clock shows it, where that tells something. */
function shownFact({ label, value, mono }: EventRecord['facts'][number], at: string): Fact {
  if (label !== 'When') return { label, value, isMono: mono };
  const local = localWords(at);
  return {
    label,
    value: (
      <>
        <span className="ui-mono">{formatInstant(at)}</span>
        {local !== undefined && <span className="ui-quiet"> · {local}</span>}
      </>
    ),
  };
}
