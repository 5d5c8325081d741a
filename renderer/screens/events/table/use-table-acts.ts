import type { CopyFormat } from '../../../../preload/contract/table.ts';
import { leaveAround } from '../../../app/around.ts';
import { useActs, type ActHandlers } from '../../../app/acts.ts';
import { useApp } from '../../../app/app-context.ts';
import { hasChosenWords } from '../../../app/chosen-words.ts';
import { attempt } from '../../../app/problems.ts';
import { useStore } from '../../../app/store.ts';
import type { Selection } from '../use-selection.ts';
import { copyEvents } from './copy-events.ts';

/** Events that stand beside one another on one screen. */
export const mostCompared = 5;

/** What can be done with the table and the events selected in it. */
export function useTableActs(selection: Selection): void {
  const app = useApp();
  const isAround = useStore(app.around) !== null;
  const { places, count } = selection;
  const copying = (as: CopyFormat, redact = true) =>
    places && (() => attempt(() => copyEvents(app, places, { as, redact })));
  const compare = (): void =>
    attempt(async () => {
      if (places === undefined) return;
      const events = await app.client.call('events.refs', places);
      app.go({ at: 'compare', events });
    });
  const handlers: ActHandlers = {
    columns: () => app.dialog.set({ kind: 'columns' }),
    // Asked when the key is pressed: words that are selected then are what is to be copied.
    get copy() {
      return hasChosenWords() ? undefined : copying('tsv');
    },
    'copy-json': copying('json'),
    'copy-originals': copying('records'),
    'copy-originals-whole': copying('records', false),
    'leave-around': isAround ? () => leaveAround(app) : undefined,
    compare: count >= 2 && count <= mostCompared ? compare : undefined,
  };
  useActs(handlers);
}
