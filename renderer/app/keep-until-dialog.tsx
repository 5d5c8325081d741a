import { useState, type ReactElement } from 'react';
import { TextArea, TextField } from '../ui/index.ts';
import { useApp } from './app-context.ts';
import { AskDialog } from './ask-dialog.tsx';
import { useCall } from './calls.ts';
import { takesFocus } from './takes-focus.ts';
import { useAsked } from './use-asked.ts';

/** Until when the engagement is kept, and where that comes from. */
export function KeepUntilDialog({ onClose }: { readonly onClose: () => void }): ReactElement {
  const app = useApp();
  const known = useCall('retention.state', {}).data?.keptUntil;
  const [day, setDay] = useState<string>();
  const [reason, setReason] = useState('');
  const until = day ?? known?.day ?? '';
  const asked = useAsked({
    isReady: until !== '' && reason.trim() !== '',
    act: () => app.client.call('retention.keepUntil', { day: until, reason }),
    onClose,
  });
  return (
    <AskDialog
      asked={asked}
      answer="Set the date"
      onClose={onClose}
      title="Keep until"
      intro="Before that day the engagement can be disposed of only with a reason of its own."
    >
      <div className="app-form">
        <TextField
          label="Last day on which it is kept (UTC)"
          type="date"
          value={until}
          onChange={setDay}
          {...takesFocus}
          error={asked.error}
        />
        <TextArea
          label="Where the date comes from"
          placeholder="ISA 230: five years from the report of 2026-03-31"
          value={reason}
          onChange={setReason}
          onSubmit={asked.send}
        />
      </div>
    </AskDialog>
  );
}
