import type { ReactElement } from 'react';
import type { ImportRun } from '../../../preload/contract/domain.ts';
import { formatCount, StateGlyph } from '../../ui/index.ts';
import { reconciles } from './run-words.ts';

/** The sum that must come out: records = indexed + duplicates + conflicts + rejected. */
export function Reconciliation({ run }: { readonly run: ImportRun }): ReactElement {
  const isRight = reconciles(run);
  const parts = [
    { label: 'indexed', value: run.indexed },
    { label: 'duplicates', value: run.duplicates },
    { label: 'conflicts', value: run.conflicts, tone: 'attention' },
    { label: 'rejected', value: run.rejected, tone: 'exception' },
  ];
  return (
    <table className="sources-sum" aria-label="How the records add up">
      <tbody>
        {parts.map(({ label, value, tone }) => (
          <tr key={label} data-tone={value > 0 ? tone : undefined}>
            <th scope="row">{label}</th>
            <td>{formatCount(value)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">
            <StateGlyph
              state={isRight ? 'done' : 'exception'}
              label={isRight ? 'The counts add up' : 'The counts do not add up'}
            />{' '}
            records
          </th>
          <td>{formatCount(run.records)}</td>
        </tr>
      </tfoot>
    </table>
  );
}
