import type { ReactElement } from 'react';
import { Checkbox, formatCount } from '../../ui/index.ts';

export interface ScopeChoiceProps {
  readonly what: 'accounts' | 'regions';
  /** Those that occur in the archive. */
  readonly names: readonly string[];
  /** Empty means all, those that come later included. */
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

/** All, or some of those in the archive. */
export function ScopeChoice({ what, names, chosen, onChange }: ScopeChoiceProps): ReactElement {
  return (
    <fieldset className="assessment-scope">
      <legend>{what === 'accounts' ? 'Accounts' : 'Regions'}</legend>
      <Checkbox isSelected={chosen.length === 0} onChange={() => onChange([])}>
        All {what} ({formatCount(names.length)} in the archive)
      </Checkbox>
      <div className="assessment-scope-names">
        {names.map((name) => (
          <Checkbox
            key={name}
            isSelected={chosen.includes(name)}
            onChange={(isOn) =>
              onChange(isOn ? [...chosen, name] : chosen.filter((each) => each !== name))
            }
          >
            <span className="ui-mono">{name}</span>
          </Checkbox>
        ))}
      </div>
    </fieldset>
  );
}
