import { useState, type ReactElement } from 'react';
import type { Gap } from '../../preload/contract/completeness.ts';
import { Checkbox, formatCount, TextArea } from '../ui/index.ts';
import { useApp } from './app-context.ts';
import { AskDialog } from './ask-dialog.tsx';
import { alikeGaps, explainGaps } from './completeness.ts';
import { formatTime } from './format.ts';
import { useStore } from './store.ts';
import { takesFocus } from './takes-focus.ts';
import { useAsked } from './use-asked.ts';

export interface ExplainGapDialogProps {
  readonly gap: Gap;
  readonly onClose: () => void;
}

/** Asks why there is a gap; a stop of an organisation trail is explained once for all its rows. */
export function ExplainGapDialog({ gap, onClose }: ExplainGapDialogProps): ReactElement {
  const app = useApp();
  const check = useStore(app.completeness);
  const [note, setNote] = useState('');
  const [isForAll, setForAll] = useState(true);
  const alike = check.state === 'done' ? alikeGaps(check.result.gaps, gap) : [gap];
  const asked = useAsked({
    isReady: note.trim() !== '',
    act: () => explainGaps(app, isForAll ? alike : [gap], note),
    onClose,
  });
  return (
    <AskDialog
      asked={asked}
      answer="Keep the note"
      onClose={onClose}
      title="Explain the gap"
      intro={`${gap.account}, ${gap.region}: ${formatTime(gap.from)} to ${formatTime(gap.to)} UTC, ${gap.reason}. A note explains a gap and does not close it.`}
    >
      <TextArea
        label="Why there is a gap"
        placeholder="Trail was moved to another bucket; change CHG-4711 of 13 December"
        value={note}
        onChange={setNote}
        {...takesFocus}
        onSubmit={asked.send}
        error={asked.error}
      />
      {alike.length > 1 && (
        <Checkbox isSelected={isForAll} onChange={setForAll}>
          {`Also for the ${formatCount(alike.length - 1)} other gaps with the same cause`}
        </Checkbox>
      )}
    </AskDialog>
  );
}
