import { useId, type ReactElement } from 'react';
import type { DiffLine, PolicyInRecord } from '../../../preload/contract/activity.ts';
import type { EventRef } from '../../../preload/contract/ids.ts';
import { Button, SectionLabel } from '../../ui/index.ts';

export interface PoliciesProps {
  readonly policies: readonly PolicyInRecord[];
  readonly onOpen: (event: EventRef) => void;
}

/** Lines that are drawn; a policy has at most 20,480 characters. */
const mostLines = 2000;

/** The policies in the record, decoded, with what changed since the version before. */
export function Policies({ policies, onOpen }: PoliciesProps): ReactElement | null {
  if (policies.length === 0) return null;
  return (
    <>
      {policies.map((policy) => (
        <Policy key={policy.path} policy={policy} onOpen={onOpen} />
      ))}
    </>
  );
}

interface PolicyProps extends Pick<PoliciesProps, 'onOpen'> {
  readonly policy: PolicyInRecord;
}

function Policy({ policy: { path, lines, note, earlier }, onOpen }: PolicyProps): ReactElement {
  const label = useId();
  return (
    <section className="record-policy" aria-labelledby={label}>
      <SectionLabel aside={changeWords(lines)}>
        <span id={label}>Policy</span>
      </SectionLabel>
      <p className="record-policy-path ui-selectable">{path}</p>
      {note !== '' && <p className="record-detail-note ui-selectable">{note}</p>}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, also by keys */}
      <pre className="record-policy-lines ui-selectable" tabIndex={0} aria-labelledby={label}>
        {lines.slice(0, mostLines).map((line, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- lines have no other identity
          <span key={index} data-kind={line.kind}>
            {signOf(line)} {line.text}
            {'\n'}
          </span>
        ))}
      </pre>
      {lines.length > mostLines && <p>There are more lines; see Raw record.</p>}
      {earlier !== null && (
        <Button size="small" kind="quiet" onPress={() => onOpen(earlier.ref)}>
          Open {earlier.eventName}
        </Button>
      )}
    </section>
  );
}

/** A change is told by a sign as well as by a colour. */
function signOf({ kind }: DiffLine): string {
  switch (kind) {
    case 'same':
      return ' ';
    case 'added':
      return '+';
    case 'removed':
      return '−';
  }
}

function changeWords(lines: readonly DiffLine[]): string | undefined {
  const count = (kind: DiffLine['kind']): number =>
    lines.filter((line) => line.kind === kind).length;
  const [added, removed] = [count('added'), count('removed')];
  if (added + removed === 0) return undefined;
  return `+${added} −${removed} lines`;
}
