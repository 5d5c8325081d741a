import type { ReactElement } from 'react';
import type { Workpaper } from '../../../preload/contract/domain.ts';
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
          <div>
            <h4>Where it departs from the benchmark’s own filter</h4>
            <ul>
              {rule.deviations.map((deviation) => (
                <li key={deviation} className="ui-selectable">
                  {deviation}
                </li>
              ))}
            </ul>
          </div>
        )}
        <details>
          <summary>The rule as it is written (Sigma)</summary>
          <CodeView label="Rule" text={rule.yaml} isSearchable={false} maxHeight={320} />
        </details>
      </div>
    </Card>
  );
}
