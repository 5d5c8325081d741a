import { useState, type ReactElement } from 'react';
import type { Schedule, UnitSystem } from '../../preload/contract/schedules.ts';
import { Button, CodeView, Dialog, RadioGroup, showToast, TextField } from '../ui/index.ts';
import { useApp } from './app-context.ts';
import { useCall } from './calls.ts';
import { plural } from './format.ts';
import { attempt } from './problems.ts';
import { takesFocus } from './takes-focus.ts';
import './views.css';

export interface UnitsDialogProps {
  readonly schedule: Schedule;
  readonly onClose: () => void;
}

const systems: readonly { readonly id: UnitSystem; readonly label: string }[] = [
  { id: 'systemd', label: 'systemd (Linux)' },
  { id: 'launchd', label: 'launchd (macOS)' },
  { id: 'task-scheduler', label: 'Task Scheduler (Windows)' },
];

/** Shows and saves the files by which the system collects while Trailproof is closed. */
export function UnitsDialog({ schedule, onClose }: UnitsDialogProps): ReactElement {
  const app = useApp();
  const platform = useCall('app.info', {}).data?.platform;
  const own: UnitSystem =
    platform === 'darwin' ? 'launchd' : platform === 'win32' ? 'task-scheduler' : 'systemd';
  const [chosen, setChosen] = useState<UnitSystem>();
  const system = chosen ?? own;
  const [typed, setTyped] = useState<string>();
  const usual =
    system === 'task-scheduler'
      ? String.raw`C:\Trailproof\trailproof.exe`
      : '/usr/local/bin/trailproof';
  const program = (typed ?? usual).trim();
  const wanted = { id: schedule.id, system, program };
  const { data, error } = useCall('schedules.units', wanted, {
    isEnabled: program !== '',
    keepsPrevious: true,
  });
  const save = (): void =>
    attempt(async () => {
      const [place] = await app.client.call('paths.choose', { purpose: 'schedule-units' });
      if (place === undefined) return;
      const saved = await app.client.call('schedules.saveUnits', { ...wanted, out: place.ticket });
      showToast({
        tone: 'valid',
        title: `${plural(saved.files.length, 'file')} written to ${saved.folder}.`,
        detail: data?.install,
      });
      onClose();
    });
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="large"
      title="For when Trailproof is closed"
      intro="The system’s own scheduler runs the command line instead. No credential is in these files; the AWS profile must be able to sign in by itself."
      footer={
        <>
          <Button onPress={onClose}>Close</Button>
          <Button kind="primary" isDisabled={error !== null || data === undefined} onPress={save}>
            Save into a folder…
          </Button>
        </>
      }
    >
      <div className="app-form">
        <RadioGroup
          label="Scheduler"
          orientation="horizontal"
          options={systems}
          value={system}
          onChange={setChosen}
        />
        <TextField
          label="The trailproof command"
          isMono
          maxLength={1000}
          value={typed ?? usual}
          onChange={setTyped}
          error={error?.message}
          description="Its whole path."
          {...takesFocus}
        />
        {data?.files.map(({ name, text }) => (
          <section key={name} className="app-unit">
            <h3>{name}</h3>
            <CodeView label={`Text of ${name}`} text={text} isSearchable={false} maxHeight={200} />
          </section>
        ))}
        {data !== undefined && <p className="ui-selectable ui-quiet">{data.install}</p>}
      </div>
    </Dialog>
  );
}
