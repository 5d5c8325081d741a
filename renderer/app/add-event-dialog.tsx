import { useState, type ReactElement } from 'react';
import { manualKinds, type ManualKind } from '../../preload/contract/manual-events.ts';
import { Select, TextArea, TextField } from '../ui/index.ts';
import { useApp } from './app-context.ts';
import { AskDialog } from './ask-dialog.tsx';
import { addEvent, momentOf } from './manual-event.ts';
import { takesFocus } from './takes-focus.ts';
import { useAsked } from './use-asked.ts';

const kindWords: Readonly<Record<ManualKind, string>> = {
  PhoneCall: 'phone call',
  Message: 'message',
  Meeting: 'meeting',
  Ticket: 'ticket',
  Change: 'change',
  Observation: 'observation',
  OtherEvent: 'something else',
};

const kinds = manualKinds.map((id) => ({ id, label: kindWords[id] }));

export interface AddEventDialogProps {
  /** RFC 3339: the moment of the event that is read, beside which the new one is likely to be. */
  readonly at: string;
  readonly onClose: () => void;
}

/** Asks for an event that no service logged. */
export function AddEventDialog({ at, onClose }: AddEventDialogProps): ReactElement {
  const app = useApp();
  const [kind, setKind] = useState<ManualKind>('PhoneCall');
  const [when, setWhen] = useState(at.slice(0, 16).replace('T', ' '));
  const [what, setWhat] = useState('');
  const [who, setWho] = useState('');
  const [reference, setReference] = useState('');
  const [account, setAccount] = useState('');
  const moment = momentOf(when);
  const isAccount = account === '' || /^\d{12}$/.test(account);
  const asked = useAsked({
    isReady: what.trim() !== '' && moment !== undefined && isAccount,
    act: () => addEvent(app, { kind, at: moment ?? '', what, who, reference, account }),
    onClose,
  });
  return (
    <AskDialog
      asked={asked}
      answer="Add the event"
      onClose={onClose}
      title="Add an event by hand"
      intro="It stands in the timeline beside what AWS logged, marked as added by hand, with your name. It is sealed as every original is."
    >
      <TextArea
        label="What happened"
        placeholder="Priya called the help desk: her phone had been stolen"
        value={what}
        onChange={setWhat}
        {...takesFocus}
        onSubmit={asked.send}
        error={asked.error}
      />
      <div className="app-pair">
        <Select label="Kind" options={kinds} value={kind} onChange={setKind} />
        <TextField
          label="When (UTC)"
          isMono
          value={when}
          onChange={setWhen}
          onEnter={asked.send}
          error={moment === undefined ? 'Write it like 2026-03-14 02:17.' : undefined}
        />
      </div>
      <div className="app-pair">
        <TextField
          label="Who (optional)"
          maxLength={200}
          value={who}
          onChange={setWho}
          onEnter={asked.send}
        />
        <TextField
          label="Account (optional)"
          isMono
          inputMode="numeric"
          value={account}
          onChange={(text) => setAccount(text.trim())}
          onEnter={asked.send}
          error={isAccount ? undefined : 'An account has 12 digits.'}
        />
      </div>
      <TextField
        label="Reference (optional)"
        placeholder="INC-4711"
        maxLength={200}
        value={reference}
        onChange={setReference}
        onEnter={asked.send}
      />
    </AskDialog>
  );
}
