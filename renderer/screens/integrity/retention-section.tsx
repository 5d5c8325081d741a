import type { ReactElement } from 'react';
import type { Disposal, Retention } from '../../../preload/contract/retention.ts';
import { useApp } from '../../app/app-context.ts';
import { useCall } from '../../app/calls.ts';
import { formatDay, formatMinute, plural } from '../../app/format.ts';
import { attempt } from '../../app/problems.ts';
import { Button, Callout, Facts, SectionLabel, type Fact } from '../../ui/index.ts';

/** Disposals told in the panel; the ledger beside it holds them all. */
const mostTold = 5;

/** How long the engagement is kept, what holds it, and what was disposed of. */
export function RetentionSection(): ReactElement | null {
  const { acts, client } = useApp();
  const { data: retention } = useCall('retention.state', {});
  if (retention === undefined) return null;
  const { hold, disposals, swept } = retention;
  return (
    <section className="integrity-retention" aria-label="Retention">
      <SectionLabel>Retention</SectionLabel>
      <Facts labelWidth={72} facts={factsOf(retention)} />
      {!swept && (
        <Callout
          tone="attention"
          title="Bytes of what was disposed of may still lie in unused parts of the file."
          acts={
            <Button size="small" onPress={() => attempt(() => client.call('retention.sweep', {}))}>
              Clear them now
            </Button>
          }
        />
      )}
      <div className="integrity-retention-acts">
        <Button size="small" onPress={() => void acts.run('keep-until')}>
          {retention.keptUntil === null ? 'Set a date…' : 'Change the date…'}
        </Button>
        <Button size="small" onPress={() => void acts.run('legal-hold')}>
          {hold === null ? 'Place a legal hold…' : 'Lift the legal hold…'}
        </Button>
        <Button size="small" onPress={() => void acts.run('dispose-engagement')}>
          Dispose of this engagement…
        </Button>
      </div>
      {disposals.length > 0 && <Disposals disposals={disposals} />}
    </section>
  );
}

function factsOf({ keptUntil, hold }: Retention): readonly Fact[] {
  return [
    {
      label: 'Kept until',
      value:
        keptUntil === null
          ? 'no date is set'
          : `${keptUntil.day}. ${keptUntil.reason} (${keptUntil.by}, ${formatDay(keptUntil.at)})`,
      tone: keptUntil === null ? 'attention' : undefined,
    },
    {
      label: 'Legal hold',
      value:
        hold === null ? 'none' : `since ${formatMinute(hold.at)}, by ${hold.by}: ${hold.reason}`,
      tone: hold === null ? undefined : 'attention',
    },
  ];
}

function Disposals({ disposals }: { readonly disposals: readonly Disposal[] }): ReactElement {
  const rest = disposals.length - mostTold;
  return (
    <ul className="integrity-disposals" aria-label="Disposed of">
      {disposals.slice(0, mostTold).map(({ at, by, reason, objects, events, names }) => (
        <li key={at} title={names.join('\n')}>
          <strong>
            {plural(objects, 'original')}, {plural(events, 'event')}
          </strong>{' '}
          disposed of on {formatDay(at)} by {by}: {reason}
        </li>
      ))}
      {rest > 0 && <li>and {plural(rest, 'earlier disposal')}; the ledger holds them all.</li>}
    </ul>
  );
}
