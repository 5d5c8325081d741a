import type { ReactElement } from 'react';
import type { Workpaper } from '../../../preload/contract/assessment.ts';
import { plural } from '../../app/format.ts';
import { useCopy } from '../../app/use-copy.ts';
import { Card, CodeView, Hash } from '../../ui/index.ts';

/** The rule that finds the population: in plain words, with its departures, and as it is written. */
export function RuleCard({ rule }: { readonly rule: Workpaper['rule'] }): ReactElement {
  const copy = useCopy();
  return (
    <Card
      title="Rule"
      note={<span title={rule.title}>{rule.title}</span>}
      aside={<Hash value={rule.sha256} label="Hash of the rule" onCopy={copy} />}
    >
      <div className="assessment-rule">
        <p className="ui-selectable">{rule.sentence}</p>
        {rule.deviations.length > 0 && (
          <details>
            <summary>
              {plural(rule.deviations.length, 'departure')} from the benchmark’s own filter
            </summary>
            <ul>
              {rule.deviations.map((deviation) => (
                <li key={deviation} className="ui-selectable">
                  {deviation}
                </li>
              ))}
            </ul>
          </details>
        )}
        <details>
          <summary>The rule as it is written (Sigma)</summary>
          <CodeView label="Rule" text={rule.yaml} isSearchable={false} maxHeight={320} />
        </details>
      </div>
    </Card>
  );
}
