import type { ReactElement } from 'react';
import { Button } from '../ui/index.ts';
import { useApp } from './app-context.ts';
import { ReadOnlyReason, useReadOnly } from './read-only.tsx';
import { takesFocus } from './takes-focus.ts';

/** The first act where there is no assessment yet. */
export function NewAssessmentButton(): ReactElement {
  const app = useApp();
  const isReadOnly = useReadOnly();
  if (isReadOnly) return <ReadOnlyReason what="no assessment can be created" />;
  return (
    <Button
      kind="primary"
      {...takesFocus}
      onPress={() => app.go({ at: 'assessments', isNew: true })}
    >
      New assessment…
    </Button>
  );
}
