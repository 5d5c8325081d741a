import type { ReactElement } from 'react';
import type { AwsAccess, AwsTrail } from '../../../../preload/contract/collect.ts';
import { capital } from '../../../app/format.ts';
import { RunningJob } from '../../../app/running-job.tsx';
import { useJob } from '../../../app/use-job.ts';
import { Button, Callout, Card, StateGlyph } from '../../../ui/index.ts';

export interface AccessPanelProps {
  /** What the last test found; null: none yet, or as somebody else. */
  readonly access: AwsAccess | null;
  /** The test did not try what the form asks for now. */
  readonly isOther: boolean;
  readonly problem: string | undefined;
  readonly onUse: (trail: AwsTrail) => void;
}

/** What the test of the connection found: who one is, what may be read, which trails there are. */
export function AccessPanel({ access, isOther, problem, onUse }: AccessPanelProps): ReactElement {
  const isTesting = useJob('connection') !== undefined;
  return (
    <div className="collect-access" aria-live="polite">
      <Card title="Connection">
        {isTesting ? (
          <RunningJob kind="connection" />
        ) : problem !== undefined ? (
          <Callout tone="exception" title="The connection does not work.">
            {problem}
          </Callout>
        ) : access === null ? (
          <p className="ui-quiet">
            Not tested. The test signs in, tries each permission with one small request, and keeps
            nothing.
          </p>
        ) : (
          <Found access={access} isOther={isOther} onUse={onUse} />
        )}
      </Card>
    </div>
  );
}

function Found(props: Pick<AccessPanelProps, 'isOther' | 'onUse'> & { access: AwsAccess }) {
  const { access, isOther, onUse } = props;
  const { identity, checks, trails } = access;
  const missing = checks.filter(({ ok }) => !ok).length;
  return (
    <div className="app-form">
      <p className="ui-selectable">
        You are <span className="collect-arn">{identity.arn}</span>, in account{' '}
        <span className="ui-mono">{identity.account}</span>.
      </p>
      {isOther && (
        <Callout tone="information">
          The form asks for more than this test tried. Test again.
        </Callout>
      )}
      <ul className="collect-checks" aria-label="What may be read">
        {checks.map(({ action, purpose, ok, words }) => (
          <li key={action}>
            <StateGlyph
              state={ok ? 'done' : 'exception'}
              label={ok ? 'May be read:' : 'Missing:'}
            />
            <div>
              <span className="ui-strong">{capital(purpose)}</span>
              <span className={ok ? 'ui-quiet' : undefined}>
                {ok ? <span className="ui-mono">{action}</span> : capital(words)}
              </span>
            </div>
          </li>
        ))}
      </ul>
      {missing > 0 && <p>The policies for the client name what is missing.</p>}
      {trails.length > 0 && (
        <ul className="collect-trails" aria-label="Trails">
          {trails.map((trail) => (
            <li key={`${trail.region} ${trail.name}`}>
              <div>
                <span className="ui-strong">{trail.name}</span>
                <span className="ui-quiet">
                  {trail.isOrganization ? 'organization trail' : 'trail'} of {trail.region}
                </span>
                <span className="collect-arn ui-selectable">{trail.s3}</span>
              </div>
              <Button
                size="small"
                aria-label={`Collect the bucket of ${trail.name}`}
                onPress={() => onUse(trail)}
              >
                Use its bucket
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
