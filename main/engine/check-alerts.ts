import type { AlertsChecked } from '../../preload/contract/views.ts';
import type { Author } from '../archive/ledger.ts';
import { checkAlerts } from '../assess/index.ts';
import type { EngineState } from './engine-state.ts';
import { patiently } from './patiently.ts';
import type { Session } from './session.ts';

/** Checks the alerts of an archive over what came since the last check. */
export function checkAlertsOf(session: Session, author: Author): Promise<AlertsChecked> {
  const { archive, readText } = session;
  return checkAlerts({
    db: archive.write,
    readText,
    author,
    patiently: (act) => patiently(archive, act),
  });
}

/**
 * Checks the alerts after something came in, and tells the window and the shell what they raised. An
 * archive that was given up meanwhile is checked after its next import.
 */
export async function checkAndTell(
  state: EngineState,
  session: Session,
  author: Author,
): Promise<AlertsChecked> {
  if (state.current() !== session || session.archive.isReadOnly) return { rules: 0, raised: [] };
  const checked = await checkAlertsOf(session, author).catch((thrown: unknown): AlertsChecked => {
    // What came in is in; the next check looks at it again.
    state.log(`alerts are not checked: ${String((thrown as Error).stack ?? thrown)}`);
    return { rules: 0, raised: [] };
  });
  if (checked.raised.length > 0) {
    // Nobody's answer waits for it.
    void tell(state, session, checked.raised).catch((thrown: unknown) =>
      state.log(`alerts are not told: ${String((thrown as Error).stack ?? thrown)}`),
    );
  }
  if (checked.rules > 0) state.changed();
  return checked;
}

/**
 * Tells what was raised. Sentences hold values of records, and are not told again: while people are
 * hidden they wait until it is known what the new records name, and are left out if that cannot be read.
 */
async function tell(
  state: EngineState,
  session: Session,
  raised: AlertsChecked['raised'],
): Promise<void> {
  if (state.current() !== session) return;
  const isKnown = await state.privacy.learnAll(session.read);
  if (state.current() !== session) return;
  const sentences = isKnown ? raised.slice(0, 20).map(({ sentence }) => sentence) : [];
  state.emit('alerts.raised', { count: raised.length, sentences });
}
