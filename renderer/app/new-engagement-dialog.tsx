import { useState, type ReactElement } from 'react';
import type { GrantedPath } from '../../preload/contract/domain.ts';
import { TextField } from '../ui/index.ts';
import { useApp } from './app-context.ts';
import { AskDialog } from './ask-dialog.tsx';
import { createEngagement } from './engagement.ts';
import { fewOf } from './format.ts';
import { takesFocus } from './takes-focus.ts';
import { useAsked } from './use-asked.ts';

export interface NewEngagementDialogProps {
  readonly paths: readonly GrantedPath[];
  readonly onClose: () => void;
}

/** Asks what the engagement is called; where its file goes is the system's dialog. */
export function NewEngagementDialog({ paths, onClose }: NewEngagementDialogProps): ReactElement {
  const app = useApp();
  const [name, setName] = useState('');
  const asked = useAsked({
    isReady: name.trim() !== '',
    act: () => createEngagement(app, name.trim(), paths),
    onClose,
  });
  const names = paths.map((path) => path.name);
  return (
    <AskDialog
      asked={asked}
      answer="Choose where…"
      onClose={onClose}
      title="New engagement"
      intro="One file holds everything: the logs as they are, notes, conclusions and the ledger."
    >
      <TextField
        label="Name of the engagement"
        placeholder="Northwind Payments · FY26 H1"
        value={name}
        onChange={setName}
        maxLength={120}
        {...takesFocus}
        onEnter={asked.send}
        error={asked.error}
        description={
          names.length > 0 ? `Then ${fewOf(names, 2)} will be imported into it.` : undefined
        }
      />
    </AskDialog>
  );
}
