import { BellOff } from 'lucide-react';
import type { ReactElement } from 'react';
import type { Output } from '../../../preload/contract/calls.ts';
import type { RaisedAlert } from '../../../preload/contract/views.ts';
import { useApp } from '../../app/app-context.ts';
import { formatMinute, plural } from '../../app/format.ts';
import { attempt } from '../../app/problems.ts';
import { useReadOnly } from '../../app/read-only.tsx';
import { acknowledgeAlerts, openView } from '../../app/views.ts';
import { Badge, Button, EmptyState, SectionLabel, Skeleton } from '../../ui/index.ts';

export interface AlertListProps {
  readonly raised: Output<'alerts.list'> | undefined;
  /** Some view is an alert. */
  readonly hasRules: boolean;
}

/** What was raised, newest first: open ones until somebody has taken note. */
export function AlertList({ raised, hasRules }: AlertListProps): ReactElement {
  const app = useApp();
  const isReadOnly = useReadOnly();
  const open = raised?.alerts.filter(({ acknowledged }) => acknowledged === null) ?? [];
  return (
    <section aria-label="Raised alerts">
      <div className="views-alerts-head">
        <SectionLabel>Raised alerts</SectionLabel>
        {open.length > 1 && !isReadOnly && (
          <Button
            size="small"
            kind="quiet"
            onPress={() =>
              attempt(() =>
                acknowledgeAlerts(
                  app,
                  open.map(({ id }) => id),
                ),
              )
            }
          >
            {`Acknowledge all ${open.length}`}
          </Button>
        )}
      </div>
      {raised === undefined ? (
        <Skeleton width="60%" />
      ) : raised.alerts.length === 0 ? (
        <EmptyState icon={<BellOff size={28} />} title="Nothing was raised">
          {hasRules
            ? 'The alerts are asked after each import and collection; so far nothing new fulfilled one.'
            : 'No view is an alert yet. Save one, and say how many events of it are too many.'}
        </EmptyState>
      ) : (
        <>
          <ul className="views-list">
            {raised.alerts.map((alert) => (
              <AlertRow key={alert.id} alert={alert} isReadOnly={isReadOnly} />
            ))}
          </ul>
          {raised.total > raised.alerts.length && (
            <p className="ui-quiet">
              The newest {raised.alerts.length} of {plural(raised.total, 'alert')}; “trailproof
              alerts” lists more.
            </p>
          )}
        </>
      )}
    </section>
  );
}

function AlertRow(props: { readonly alert: RaisedAlert; readonly isReadOnly: boolean }) {
  const { alert, isReadOnly } = props;
  const app = useApp();
  const { id, name, sentence, acknowledged, raisedAt } = alert;
  return (
    <li
      className="views-row"
      aria-label={`Alert ${id}`}
      data-open={acknowledged === null || undefined}
    >
      <div className="views-row-head">
        <span>
          <Badge tone={acknowledged === null ? 'attention' : 'neutral'}>
            {acknowledged === null ? 'open' : 'acknowledged'}
          </Badge>{' '}
          <span className="ui-mono ui-quiet">{id}</span>
        </span>
        <div>
          <Button
            size="small"
            onPress={() => openView(app, { query: alert.query, table: null })}
            aria-label={`Show the events of ${id}`}
          >
            Show events
          </Button>
          {acknowledged === null && !isReadOnly && (
            <Button
              size="small"
              onPress={() => attempt(() => acknowledgeAlerts(app, [id]))}
              aria-label={`Acknowledge ${id}`}
            >
              Acknowledge
            </Button>
          )}
        </div>
      </div>
      <p className="ui-selectable">
        <strong>{name}</strong>
        {sentence.slice(name.length)}
      </p>
      <p className="ui-quiet">
        Raised {formatMinute(raisedAt)}
        {acknowledged !== null &&
          `; acknowledged by ${acknowledged.by}, ${formatMinute(acknowledged.at)}${
            acknowledged.note === null ? '' : `: ${acknowledged.note}`
          }`}
      </p>
    </li>
  );
}
