import type { ReactElement } from 'react';
import type { Assessment } from '../../../preload/contract/assessment.ts';
import { plural } from '../../app/format.ts';
import { Card, Facts, formatCount, Meter } from '../../ui/index.ts';
import { periodWords } from '../assessment/period.ts';
import { resultParts } from '../assessment/result-parts.ts';

/** What the report will hold, before it is made. */
export function ReportContents({ assessment }: { readonly assessment: Assessment }): ReactElement {
  const { controls, framework, from, to, accounts, regions } = assessment;
  const open = controls.filter(({ conclusion }) => conclusion === null).length;
  const events = controls.reduce((sum, { population }) => sum + population, 0);
  const scope = [
    accounts.length === 0 ? 'all accounts' : plural(accounts.length, 'account'),
    regions.length === 0 ? 'all regions' : plural(regions.length, 'region'),
  ].join(', ');
  return (
    <Card title="What it will hold">
      <div className="report-contents">
        <div>
          <p className="report-count">
            <strong>
              {controls.length - open} of {controls.length}
            </strong>{' '}
            controls concluded
          </p>
          <Meter
            label="Controls by result"
            parts={resultParts(controls)}
            total={controls.length}
            hasLegend
          />
        </div>
        {open > 0 && (
          <p className="report-open">
            {plural(open, 'control')} will be printed as “not concluded”.
          </p>
        )}
        <Facts
          labelWidth={84}
          facts={[
            { label: 'Framework', value: `${framework.name} ${framework.version}` },
            { label: 'Period', value: `${periodWords(from, to)} (UTC)` },
            { label: 'Scope', value: scope },
            {
              label: 'Populations',
              value: `${formatCount(events)} events in ${plural(controls.length, 'population')}; one event may be in several`,
            },
            {
              label: 'Inside it',
              value: 'rules, population lists and the ledger, machine-readable',
            },
          ]}
        />
      </div>
    </Card>
  );
}
