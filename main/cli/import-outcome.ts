import type { ImportResult } from '../../preload/contract/domain.ts';
import type { AlertsChecked } from '../../preload/contract/views.ts';
import type { Author } from '../archive/ledger.ts';
import { checkAlertsOf } from '../engine/check-alerts.ts';
import type { Session } from '../engine/session.ts';
import { alertLines } from './alerts.ts';
import type { Outcome } from './context.ts';
import { exitOf, linesOf } from './import-lines.ts';

/** An import or a collection, and what the alerts raised over it if they were asked. */
type WithAlerts<Result> = Result & { readonly checked?: AlertsChecked };

/** Checks the alerts over what is new, if that is wanted; also over what came before it was stopped. */
export async function withAlerts<Result extends ImportResult>(
  session: Session,
  author: Author,
  { alerts }: { readonly alerts?: boolean },
  result: Result,
): Promise<WithAlerts<Result>> {
  return alerts ? { ...result, checked: await checkAlertsOf(session, author) } : result;
}

/** What is said at the end: with `alerts[]` if they were asked. */
export function outcomeOf({ checked, ...result }: WithAlerts<ImportResult>): Outcome {
  const raised = checked?.raised ?? [];
  return {
    result: checked === undefined ? result : { ...result, alerts: raised },
    lines: [...linesOf(result), ...(checked === undefined ? [] : alertLines(checked))],
    exit: exitOf(result, raised.length),
  };
}
