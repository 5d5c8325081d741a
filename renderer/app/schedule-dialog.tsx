import { useState, type ReactElement } from 'react';
import type { Schedule, When } from '../../preload/contract/schedules.ts';
import { longestViewName, ViewName } from '../../preload/contract/views.ts';
import { RadioGroup, TextField } from '../ui/index.ts';
import { useApp } from './app-context.ts';
import { AskDialog } from './ask-dialog.tsx';
import { useCall } from './calls.ts';
import type { CollectionWanted } from './collect.ts';
import { PlannedExports, type ExportWish } from './planned-exports.tsx';
import { ownZone, saveSchedule, whenOf } from './schedules.ts';
import { takesFocus } from './takes-focus.ts';
import { useAsked } from './use-asked.ts';

export interface ScheduleDialogProps {
  readonly wanted: CollectionWanted;
  readonly schedule: Schedule | undefined;
  readonly onClose: () => void;
}

/** Asks for the name and the time of a schedule: what is collected was said before. */
export function ScheduleDialog({ wanted, schedule, onClose }: ScheduleDialogProps): ReactElement {
  const app = useApp();
  const before = schedule?.plan.when;
  const [name, setName] = useState(schedule?.plan.name ?? 'Every night');
  const [kind, setKind] = useState<When['kind']>(before?.kind ?? 'daily');
  const [at, setAt] = useState(before?.kind === 'daily' ? before.at : '02:00');
  const [hours, setHours] = useState(before?.kind === 'every' ? String(before.hours) : '6');
  const views = useCall('views.list', {}).data ?? [];
  const [wishes, setWishes] = useState<readonly ExportWish[]>(() =>
    (schedule?.plan.exports ?? []).map((each) => ({ ...each, into: null })),
  );
  const [since] = useState(() => new Date().toISOString());
  const zone = before?.kind === 'daily' ? before.zone : ownZone();
  const when = whenOf({ kind, at, hours }, before, since);
  const isNamed = ViewName.safeParse(name).success;
  const { signIn, wanted: asked } = wanted;
  const sending = useAsked({
    isReady: isNamed && when.success && wishes.every(({ folder }) => folder !== null),
    act: async () => {
      if (!when.success) return false;
      const plan = { name: name.trim(), when: when.data, signIn, wanted: { ...asked, to: null } };
      const exports = wishes.map(({ view, format, into }) => ({ view, format, into }));
      await saveSchedule(app, plan, exports, schedule?.id);
      return true;
    },
    onClose,
  });
  return (
    <AskDialog
      asked={sending}
      answer={schedule === undefined ? 'Schedule it' : 'Change it'}
      onClose={onClose}
      title="Collect on a schedule"
      intro={`What is collected ${schedule === undefined ? 'is what the form says' : 'stays as it is'}, each time up to then. Credentials stay with the AWS profile.`}
    >
      <div className="app-form">
        <TextField
          label="Name"
          value={name}
          onChange={setName}
          maxLength={longestViewName}
          onEnter={sending.send}
          error={sending.error}
          {...takesFocus}
        />
        <RadioGroup
          label="When"
          value={kind}
          onChange={setKind}
          options={[
            { id: 'daily', label: 'Every day at a time' },
            { id: 'every', label: 'Every so many hours' },
          ]}
        />
        {kind === 'daily' ? (
          <TextField
            label="Time"
            placeholder="02:00"
            isMono
            maxLength={5}
            value={at}
            onChange={setAt}
            onEnter={sending.send}
            error={when.success ? undefined : 'Write a time such as 02:00.'}
            description={`By the wall clock of ${zone}, in summer and in winter.`}
          />
        ) : (
          <TextField
            label="Hours"
            inputMode="numeric"
            maxLength={3}
            value={hours}
            onChange={setHours}
            onEnter={sending.send}
            error={when.success ? undefined : 'Write a number of hours, 1 to 168.'}
          />
        )}
        <PlannedExports views={views} wishes={wishes} onChange={setWishes} />
      </div>
    </AskDialog>
  );
}
