import type { ReactElement } from 'react';
import { Button, EmptyState } from '../ui/index.ts';
import { useApp } from './app-context.ts';
import { takesFocus } from './takes-focus.ts';

/** What stands in a room that works on events while the archive holds none; `then` says what follows. */
export function NoEvents({ then }: { readonly then: string }): ReactElement {
  const app = useApp();
  return (
    <EmptyState
      title="This archive holds no events yet"
      acts={
        <Button kind="primary" {...takesFocus} onPress={() => app.go({ at: 'sources' })}>
          Go to Sources
        </Button>
      }
    >
      Import CloudTrail logs first; {then}
    </EmptyState>
  );
}
