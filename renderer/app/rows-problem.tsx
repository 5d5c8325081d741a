import type { ReactElement } from 'react';
import { Button, Callout } from '../ui/index.ts';
import type { Rows } from './use-rows.ts';

/** Says above a table why some of its rows stay empty. */
export function RowsProblem({
  rows: { problem, again },
}: {
  readonly rows: Pick<Rows<unknown>, 'problem' | 'again'>;
}): ReactElement | null {
  if (problem === null) return null;
  return (
    <div className="app-rows-problem">
      <Callout
        tone="exception"
        title="Some rows could not be read."
        acts={
          <Button size="small" onPress={again}>
            Try again
          </Button>
        }
      >
        {problem.message}
      </Callout>
    </div>
  );
}
