import { CalendarClock, Pencil, Trash2 } from 'lucide-react';
import type { ReactElement } from 'react';
import type { Schedule } from '../../../../preload/contract/schedules.ts';
import { useApp } from '../../../app/app-context.ts';
import { useCall } from '../../../app/calls.ts';
import { formatMinute, plural } from '../../../app/format.ts';
import { attempt } from '../../../app/problems.ts';
import { useReadOnly } from '../../../app/read-only.tsx';
import { askSchedule, removeSchedule, runSchedule, runTones } from '../../../app/schedules.ts';
import { setPreference } from '../../../app/use-preferences.ts';
import { useJob } from '../../../app/use-job.ts';
import { Badge, Button, Checkbox, IconButton } from '../../../ui/index.ts';
import './schedules.css';

/** What is collected by itself: when next, and how it went last. Nothing while there is none. */
export function ScheduleList(): ReactElement | null {
  const app = useApp();
  const schedules = useCall('schedules.list', {}).data ?? [];
  const staysInTray = useCall('app.preferences', {}).data?.staysInTray === true;
  if (schedules.length === 0) return null;
  return (
    <section className="schedules" aria-label="Schedules">
      <ul>
        {schedules.map((schedule) => (
          <ScheduleRow key={schedule.id} schedule={schedule} />
        ))}
      </ul>
      <Checkbox
        isSelected={staysInTray}
        onChange={(next) => attempt(() => setPreference(app, { staysInTray: next }))}
      >
        Go on collecting while the window is closed, from the tray
      </Checkbox>
    </section>
  );
}

function ScheduleRow({ schedule }: { readonly schedule: Schedule }): ReactElement {
  const app = useApp();
  const isReadOnly = useReadOnly();
  const isBusy = useJob('import') !== undefined || schedule.isRunning;
  const { plan, sentence, nextAt, nextLocal, due } = schedule;
  const { name, signIn, wanted } = plan;
  return (
    <li aria-label={name}>
      <CalendarClock size={16} aria-hidden="true" />
      <div className="schedules-words">
        <p>
          <strong>{name}</strong> {sentence}, {whatWords(schedule)}
        </p>
        <p className="schedules-state">
          {due > 0 && !schedule.isRunning
            ? `${plural(due, 'run')} due; made up for at once.`
            : `Next ${nextLocal} (${formatMinute(nextAt)}).`}
        </p>
        <p className="schedules-state">
          <Last schedule={schedule} />
        </p>
      </div>
      <div className="schedules-acts">
        {!isReadOnly && (
          <Button
            size="small"
            isDisabled={isBusy}
            onPress={() => attempt(() => runSchedule(app, schedule))}
            aria-label={`Run ${name} now`}
          >
            Run now
          </Button>
        )}
        <Button size="small" onPress={() => app.dialog.set({ kind: 'units', schedule })}>
          For when Trailproof is closed…
        </Button>
        {!isReadOnly && (
          <>
            <IconButton
              size="small"
              label={`Change ${name}…`}
              icon={<Pencil size={14} />}
              onPress={() => attempt(() => askSchedule(app, { signIn, wanted }, schedule))}
            />
            <IconButton
              size="small"
              label={`Remove ${name}`}
              icon={<Trash2 size={14} />}
              onPress={() => attempt(() => removeSchedule(app, schedule))}
            />
          </>
        )}
      </div>
    </li>
  );
}

function Last({ schedule }: { readonly schedule: Schedule }): ReactElement {
  const { last, isRunning } = schedule;
  if (isRunning) return <Badge tone="accent">running now</Badge>;
  if (last === null) return <span>It has not run yet.</span>;
  const tone = runTones[last.state];
  const missed = last.missed > 0 ? `, for ${plural(last.missed, 'missed run')} too` : '';
  return (
    <>
      <Badge tone={tone === 'information' ? 'neutral' : tone}>{last.state}</Badge>{' '}
      {formatMinute(last.finishedAt)}
      {missed}: {last.sentence}
    </>
  );
}

/** From where, as whom. */
function whatWords({ plan: { signIn, wanted } }: Schedule): string {
  const from =
    wanted.of === 'bucket'
      ? wanted.s3
      : wanted.accounts === 'organization'
        ? 'event history of the organization'
        : wanted.accounts === 'own'
          ? 'event history'
          : `event history of ${plural(wanted.accounts.length, 'account')}`;
  const where = wanted.regions.length === 0 ? 'all regions' : wanted.regions.join(', ');
  return `${from}, ${where}, profile ${signIn.profile ?? 'of the environment'}`;
}
