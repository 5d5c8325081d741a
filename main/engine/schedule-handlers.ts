import type { Input } from '../../preload/contract/calls.ts';
import type { JobId, Ticket } from '../../preload/contract/ids.ts';
import type {
  PlannedExport,
  Schedule,
  scheduleCalls,
  ScheduleRun,
  ScheduleId,
  SchedulePlan,
} from '../../preload/contract/schedules.ts';
import { Problem } from '../../preload/contract/errors.ts';
import type { ReadDb } from '../archive/handles.ts';
import {
  dueRun,
  getSchedule,
  listSchedules,
  removeSchedule,
  saveSchedule,
  type ScheduleNow,
} from '../archive/schedules/schedules.ts';
import { storedViews, viewNamed } from '../assess/index.ts';
import { now } from '../platform/clock.ts';
import { authorOf, pathOf, type EngineState } from './engine-state.ts';
import type { EngineHandlers } from './handlers.ts';
import type { CallContext } from './messages.ts';
import { patiently } from './patiently.ts';
import { runSchedule } from './run-schedule.ts';
import { saveUnits, unitsOf } from './schedule-units.ts';

/** Schedules of collecting: what they say, and running what is due. */
export function scheduleHandlers(state: EngineState): EngineHandlers<keyof typeof scheduleCalls> {
  let running: ScheduleId | undefined;

  const run = async (
    context: CallContext,
    job: JobId,
    id: ScheduleId,
    when: { readonly due: string; readonly missed: number },
  ): Promise<ScheduleRun> => {
    if (running !== undefined || state.importing) {
      throw new Problem('busy', 'An import is running; collect when it is done.');
    }
    const author = authorOf(context);
    const schedule = getSchedule(state.session().read, id, Date.now());
    running = id;
    state.changed();
    try {
      return await runSchedule(state, { job, schedule, author, ...when });
    } finally {
      running = undefined;
      state.changed();
    }
  };
  const shown = (schedule: ScheduleNow): Schedule => ({
    ...schedule,
    plan: withNames(state.session().read, schedule.plan),
    isRunning: schedule.id === running,
  });
  return {
    'schedules.list': () => listSchedules(state.session().read, Date.now()).map(shown),
    async 'schedules.save'({ id, plan, exports }, context) {
      const { archive, read } = state.session();
      const author = authorOf(context);
      const before = id === undefined ? [] : (getSchedule(read, id, Date.now()).plan.exports ?? []);
      const planned = exports.map((wish): PlannedExport =>
        plannedOf(read, before, wish, (into) => pathOf(context, into)),
      );
      refuseTwice(planned);
      const whole = planned.length === 0 ? plan : { ...plan, exports: planned };
      const saved = await patiently(archive, () => saveSchedule(archive.write, author, whole, id));
      state.changed();
      return shown(saved);
    },
    async 'schedules.remove'({ id }, context) {
      const { archive } = state.session();
      const author = authorOf(context);
      await patiently(archive, () => removeSchedule(archive.write, author, id));
      state.changed();
      return null;
    },
    'schedules.run': ({ id, job }, context) => {
      const schedule = getSchedule(state.session().read, id, Date.now());
      return run(context, job, id, dueRun(schedule, Date.now()) ?? { due: now(), missed: 0 });
    },
    async 'schedules.tick'({ job }, context) {
      const session = state.current();
      if (session === undefined || session.archive.isReadOnly) return { schedules: 0, ran: [] };
      const schedules = listSchedules(session.read, Date.now());
      const ran: ScheduleRun[] = [];
      for (const schedule of schedules) {
        const when = dueRun(schedule, Date.now());
        const isBusy = running !== undefined || state.importing;
        if (when === undefined || isBusy || context.profile === null) continue;
        const { name } = schedule.plan;
        state.emit('schedule.state', { job, name, isRunning: true });
        try {
          ran.push(await run(context, job, schedule.id, when));
        } finally {
          state.emit('schedule.state', { job, name, isRunning: false });
        }
        if (state.current() !== session) break;
      }
      return { schedules: schedules.length, ran };
    },
    'schedules.units': ({ id, system, program }) =>
      unitsOf(state.session(), { id, system, program }),
    'schedules.saveUnits': ({ out, ...wanted }, context) =>
      saveUnits(state.session(), wanted, pathOf(context, out)),
  };
}

type Wish = Input<'schedules.save'>['exports'][number];

/** @throws Problem not_found (the view), bad_request (no folder) */
function plannedOf(
  read: ReadDb,
  before: readonly PlannedExport[],
  { view, format, into }: Wish,
  pathOfTicket: (into: Ticket) => string,
): PlannedExport {
  const { id, name } = viewNamed(read, view);
  const same = before.filter((each) =>
    each.id === undefined ? each.view === name : each.id === id,
  );
  const known = same.find((each) => each.format === format) ?? same[0];
  const folder = into === null ? known?.folder : pathOfTicket(into);
  if (folder !== undefined) return { view: name, id, format, folder };
  throw new Problem('bad_request', `Choose the folder that “${name}” is written to.`);
}

/** @throws Problem bad_request */
function refuseTwice(planned: readonly PlannedExport[]): void {
  const twice = planned.find(({ id, format }, at) =>
    planned.slice(0, at).some((each) => each.id === id && each.format === format),
  );
  if (twice === undefined) return;
  const { view, format } = twice;
  throw new Problem('bad_request', `“${view}” is to be written as ${format} twice; leave one out.`);
}

/** A plan with its views as they are called now. */
function withNames(read: ReadDb, plan: SchedulePlan): SchedulePlan {
  if (plan.exports === undefined) return plan;
  const names = new Map(storedViews(read).map(({ id, name }) => [id, name]));
  const exports = plan.exports.map((each) => ({
    ...each,
    view: names.get(each.id ?? '') ?? each.view,
  }));
  return { ...plan, exports };
}
