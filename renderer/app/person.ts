import type { App } from './app.ts';
import { fetchCall } from './calls.ts';
import type { DialogState } from './dialog-state.ts';

/**
 * Makes sure that a person is named before the first act: every act carries its author. Asks once,
 * and says whether the act may go on.
 */
export async function requirePerson(app: App): Promise<boolean> {
  const profile = await fetchCall(app, 'app.profile', {});
  if (profile !== null) return true;
  return new Promise((resolve) => {
    app.dialog.set({ kind: 'profile', settle: resolve });
  });
}

/** Opens a dialog of an act that needs its author. */
export async function askWithPerson(app: App, dialog: DialogState): Promise<void> {
  if (await requirePerson(app)) app.dialog.set(dialog);
}
