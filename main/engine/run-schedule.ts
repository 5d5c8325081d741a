import type { JobId } from '../../preload/contract/ids.ts';
import { Problem, toEnvelope } from '../../preload/contract/errors.ts';
import type { ScheduleRun } from '../../preload/contract/schedules.ts';
import type { ImportResult } from '../../preload/contract/domain.ts';
import type { Author } from '../archive/ledger.ts';
import { asProblem } from '../archive/open.ts';
import { recordRun, type ScheduleNow } from '../archive/schedules/schedules.ts';
import { now } from '../platform/clock.ts';
import { collectInto } from './collect-into.ts';
import type { EngineState } from './engine-state.ts';
import { needsWords } from './needs-words.ts';
import { patiently } from './patiently.ts';
import { writeViews } from './scheduled-exports.ts';
import type { Session } from './session.ts';

export interface RunOrder {
  readonly job: JobId;
  readonly schedule: ScheduleNow;
  readonly author: Author;
  readonly due: string;
  readonly missed: number;
}

/**
 * Collects as a schedule says, and records how it went: also that it failed, with its sentence, so that
 * it is not tried again before it is due again.
 *
 * @throws Problem busy: it did not begin, and stays due
 */
export async function runSchedule(state: EngineState, order: RunOrder): Promise<ScheduleRun> {
  const { job, schedule, author, due, missed } = order;
  const session = state.session();
  const startedAt = now();
  const told = await withViews(state, session, order, await collected(state, order));
  const ran: ScheduleRun = { due, missed, startedAt, finishedAt: now(), ...told };
  // Given up meanwhile: it stays due, and goes on where it was at the next opening.
  if (state.current() !== session)
    throw new Problem('cancelled', `The collection ${job} was given up.`);
  await patiently(session.archive, () =>
    recordRun(session.archive.write, author, schedule.id, ran),
  );
  state.changed();
  return ran;
}

type Told = Pick<ScheduleRun, 'state' | 'sentence' | 'run' | 'alerts'>;

/** After a run that was not given up, the views are written: also where nothing came. */
async function withViews(
  { words }: EngineState,
  open: Session,
  order: RunOrder,
  told: Told,
): Promise<Told> {
  const { exports = [] } = order.schedule.plan;
  if (exports.length === 0 || told.state === 'cancelled') return told;
  const formats = exports.map(({ format }) => format);
  if (needsWords(open, formats)) await words.finish(open);
  const { said, failed } = await writeViews(open, order.author, exports, order.due);
  const state = failed > 0 ? 'failed' : told.state;
  return { ...told, state, sentence: [told.sentence, ...said].join(' ') };
}

async function collected(state: EngineState, order: RunOrder): Promise<Told> {
  const { job, schedule, author } = order;
  const { signIn, wanted } = schedule.plan;
  try {
    const { result, alerts } = await collectInto(state, { job, signIn, wanted, author });
    const isNew = result.indexed + result.conflicts > 0;
    const outcome = outcomeOf(result, isNew);
    return { state: outcome, sentence: resultWords(result), run: result.run, alerts };
  } catch (thrown) {
    const problem = asProblem(thrown, session(state));
    if (problem instanceof Problem && problem.code === 'busy') throw problem;
    if (!(problem instanceof Problem)) state.log(String((thrown as Error).stack ?? thrown));
    const { code, message } = toEnvelope(problem);
    const outcome = code === 'cancelled' ? 'cancelled' : 'failed';
    return { state: outcome, sentence: message, run: null, alerts: 0 };
  }
}

/** What AWS refused is no news, and not nothing new either. */
function outcomeOf({ cancelled, rejected }: ImportResult, isNew: boolean): ScheduleRun['state'] {
  if (cancelled) return 'cancelled';
  if (isNew) return 'collected';
  return rejected > 0 ? 'failed' : 'nothing new';
}

function session(state: EngineState): string {
  return state.current()?.archive.file ?? 'The archive';
}

/** What a run brought, in one sentence. */
function resultWords({
  indexed,
  conflicts,
  rejected,
  cancelled,
  rejections,
}: ImportResult): string {
  const n = (count: number, one: string): string =>
    `${count.toLocaleString('en')} ${one}${count === 1 ? '' : 's'}`;
  const refused = rejected > 0 ? `, ${n(rejected, 'part')} rejected` : '';
  if (cancelled) return `Stopped; ${n(indexed, 'event')} came in before.`;
  if (indexed + conflicts > 0) return `${n(indexed + conflicts, 'new event')}${refused}.`;
  const why = rejections[0]?.detail;
  if (why !== undefined) return `No new event${refused}: ${why.replace(/\.$/, '')}.`;
  return 'Nothing new: everything that AWS holds for it is here already.';
}
