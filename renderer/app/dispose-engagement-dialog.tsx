import { useState, type ReactElement } from 'react';
import type { Engagement } from '../../preload/contract/domain.ts';
import type { Retention } from '../../preload/contract/retention.ts';
import { Callout, TextArea, TextField } from '../ui/index.ts';
import { useApp } from './app-context.ts';
import { AskDialog } from './ask-dialog.tsx';
import { useCall } from './calls.ts';
import { formatBytes, plural } from './format.ts';
import { disposeEngagement } from './retention.ts';
import { takesFocus } from './takes-focus.ts';
import { useAsked } from './use-asked.ts';
import { useEngagement } from './use-engagement.ts';

/** Asks for the engagement's name before its file is removed. */
export function DisposeEngagementDialog({ onClose }: OnClose): ReactElement | null {
  const engagement = useEngagement();
  const retention = useCall('retention.state', {}).data;
  if (engagement === null || retention === undefined) return null;
  return <Question engagement={engagement} retention={retention} onClose={onClose} />;
}

interface OnClose {
  readonly onClose: () => void;
}

interface QuestionProps extends OnClose {
  readonly engagement: Engagement;
  readonly retention: Retention;
}

function Question({ engagement, retention, onClose }: QuestionProps): ReactElement {
  const app = useApp();
  const [name, setName] = useState('');
  const [reason, setReason] = useState('');
  const [early, setEarly] = useState('');
  const tooEarly = earlyWords(retention);
  const isAnswered = reason.trim() !== '' && (tooEarly === undefined || early.trim() !== '');
  const asked = useAsked({
    isReady: retention.hold === null && name.trim() === engagement.name && isAnswered,
    act: async () => {
      const why = { reason, early: tooEarly === undefined ? null : early };
      return (await disposeEngagement(app, { name: engagement.name, ...why })) !== undefined;
    },
    onClose,
  });
  return (
    <AskDialog
      asked={asked}
      answer="Save the certificate and dispose…"
      onClose={onClose}
      role="alertdialog"
      title="Dispose of this engagement?"
      intro={`Its file is removed: ${formatBytes(engagement.bytes)}, ${plural(engagement.events, 'event')}, every paper and the ledger. A certificate stays. It cannot be undone.`}
    >
      {retention.hold !== null ? (
        <Callout tone="attention" title="It has to stay: a legal hold stands.">
          Placed by {retention.hold.by} on {retention.hold.at.slice(0, 10)}: {retention.hold.reason}
        </Callout>
      ) : (
        <div className="app-form">
          <TextArea
            label="Why"
            placeholder="The retention period is over"
            rows={2}
            value={reason}
            onChange={setReason}
            {...takesFocus}
          />
          {tooEarly !== undefined && (
            <TextArea
              label={tooEarly}
              placeholder="The client asked for it in writing"
              rows={2}
              value={early}
              onChange={setEarly}
            />
          )}
          <TextField
            label={`Type its name to confirm: ${engagement.name}`}
            value={name}
            onChange={setName}
            onEnter={asked.send}
            error={asked.error}
          />
        </div>
      )}
    </AskDialog>
  );
}

/** What must be answered because the date has not passed. */
function earlyWords({ keptUntil }: Retention): string | undefined {
  if (keptUntil === null) return 'No retention date is set. Why it can go all the same';
  const isOver = keptUntil.day < new Date().toISOString().slice(0, 10);
  return isOver ? undefined : `It is to be kept until ${keptUntil.day}. Why it can go earlier`;
}
