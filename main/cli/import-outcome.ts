import type { ImportResult } from '../../preload/contract/domain.ts';
import type { AlertsChecked } from '../../preload/contract/views.ts';
import type { PlannedExport } from '../../preload/contract/schedules.ts';
import type { Author } from '../archive/ledger.ts';
import { getSchedule } from '../archive/schedules/schedules.ts';
import { checkAlertsOf } from '../engine/check-alerts.ts';
import { needsWords } from '../engine/needs-words.ts';
import { writeViews, type ViewsWritten } from '../engine/scheduled-exports.ts';
import type { Session } from '../engine/session.ts';
import { now } from '../platform/clock.ts';
import { alertLines } from './alerts.ts';
import type { Outcome } from './context.ts';
import { exitOf, linesOf } from './import-lines.ts';

/** An import or a collection, what the alerts raised over it, and the views that were written after it. */
type WithAlerts<Result> = Result & {
  readonly checked?: AlertsChecked;
  readonly views?: ViewsWritten;
};

/** Checks the alerts over what is new, if that is wanted; also over what came before it was stopped. */
export async function withAlerts<Result extends ImportResult>(
  session: Session,
  author: Author,
  { alerts }: { readonly alerts?: boolean },
  result: Result,
): Promise<WithAlerts<Result>> {
  return alerts ? { ...result, checked: await checkAlertsOf(session, author) } : result;
}

/** The views that a schedule writes. @throws Problem not_found */
export function plannedExports(
  { read }: Session,
  { exportsOf }: { readonly exportsOf?: string },
): readonly PlannedExport[] {
  if (exportsOf === undefined) return [];
  return getSchedule(read, exportsOf, Date.now()).plan.exports ?? [];
}

/** Writes them, unless the collection was stopped. */
export async function withViews<Result extends ImportResult>(
  session: Session,
  author: Author,
  planned: readonly PlannedExport[],
  result: Result,
): Promise<Result & { readonly views?: ViewsWritten }> {
  if (planned.length === 0 || result.cancelled) return result;
  const formats = planned.map(({ format }) => format);
  if (needsWords(session, formats)) await session.indexWords({});
  return { ...result, views: await writeViews(session, author, planned, now()) };
}

/** What is said at the end: with `alerts[]` and `views[]` if they were asked. */
export function outcomeOf({ checked, views, ...result }: WithAlerts<ImportResult>): Outcome {
  const raised = checked?.raised ?? [];
  return {
    result: {
      ...result,
      ...(checked === undefined ? {} : { alerts: raised }),
      ...(views === undefined ? {} : { views: views.said }),
    },
    lines: [
      ...linesOf(result),
      ...(checked === undefined ? [] : alertLines(checked)),
      ...(views?.said ?? []),
    ],
    exit: exitOf(result, raised.length) || ((views?.failed ?? 0) > 0 ? 1 : 0),
  };
}
