import { showToast } from '../ui/index.ts';
import { useApp } from './app-context.ts';
import { useEngagement } from './use-engagement.ts';
import { redo, toggleResolved, undo } from './annotating.ts';
import { chooseAndCompare, checkArchive } from './archive-check.ts';
import { useActs, type ActHandlers } from './acts.ts';
import { useCall } from './calls.ts';
import { askCollection } from './collect.ts';
import { checkCompleteness } from './completeness.ts';
import type { DialogState } from './dialog-state.ts';
import { askNewEngagement, closeEngagement, openEngagement } from './engagement.ts';
import { chooseAndImport } from './import.ts';
import { canStop } from './jobs.ts';
import { askRollOver, backUp, compactArchive } from './keeping.ts';
import { askEvent } from './manual-event.ts';
import { askLift, pseudonymise } from './privacy.ts';
import { attempt } from './problems.ts';
import { askWithPerson } from './person.ts';
import { askHold } from './retention.ts';
import type { Place } from './route.ts';
import { showSchedules } from './schedules.ts';
import { useStore } from './store.ts';
import { forgetSearches } from './searches.ts';
import { askTimeStamp } from './time-stamp-dialog.tsx';
import { takeTour, tryExample } from './tour.ts';
import { useJob } from './use-job.ts';
import { usePrivacy } from './use-privacy.ts';
import { setPreference } from './use-preferences.ts';
import { chooseAndVerify } from './verify-file.ts';

/** The acts that are possible wherever the person is. */
export function useFrameActs(): void {
  const app = useApp();
  const isOpen = useEngagement() !== null;
  const route = useStore(app.route);
  const job = useJob();
  const { done, undone } = useStore(app.annotated);
  const isCopying = useJob('backup') !== undefined;
  const isCompacting = useJob('compact') !== undefined;
  const isImporting = useJob('import') !== undefined;
  const isHiding = usePrivacy();
  const development = useCall('app.info', {}).data?.development === true;
  const doing = (work: () => Promise<unknown>) => () => attempt(work);
  const going = (to: Place) => () => app.go(to);
  const showing = (dialog: DialogState) => () => app.dialog.set(dialog);
  const inEngagement: ActHandlers = {
    'go-sources': going({ at: 'sources' }),
    'go-events': going({ at: 'events' }),
    'go-assessments': going({ at: 'assessments' }),
    'go-report': going({ at: 'report' }),
    'go-integrity': going({ at: 'integrity' }),
    find: () => {
      app.go({ at: 'events' });
      // Once the room is shown, its own act of this name puts the focus into the field.
      if (route.place.at !== 'events') setTimeout(() => app.acts.run('find'), 0);
    },
    'add-event': doing(() => askEvent(app)),
    undo: done.length === 0 ? undefined : doing(() => undo(app)),
    redo: undone.length === 0 ? undefined : doing(() => redo(app)),
    'hide-resolved': doing(() => toggleResolved(app)),
    'forget-searches': () => {
      const engagement = app.engagement.get();
      if (!engagement) return;
      forgetSearches(engagement);
      showToast({ tone: 'valid', title: 'Earlier searches are forgotten on this machine.' });
    },
    pseudonymise: isHiding ? undefined : doing(() => pseudonymise(app)),
    'lift-pseudonyms': isHiding ? doing(() => askLift(app)) : undefined,
    'search-across': showing({ kind: 'add-searched' }),
    views: going({ at: 'views' }),
    schedules: doing(() => showSchedules(app)),
    'import-files': doing(() => chooseAndImport(app, 'import-files')),
    'import-folder': doing(() => chooseAndImport(app, 'import-folder')),
    'collect-aws': doing(() => askCollection(app)),
    'create-report': going({ at: 'report' }),
    'new-assessment': going({ at: 'assessments', isNew: true }),
    'run-check': () => {
      app.go({ at: 'integrity' });
      void checkArchive(app);
    },
    'check-completeness': () => void checkCompleteness(app),
    'back-up': isCopying ? undefined : doing(() => backUp(app)),
    compact:
      isCopying || isCompacting || isImporting ? undefined : doing(() => compactArchive(app)),
    'roll-over': isImporting ? undefined : doing(() => askRollOver(app)),
    'keep-until': doing(() => askWithPerson(app, { kind: 'keep-until' })),
    'legal-hold': doing(() => askHold(app)),
    'dispose-engagement': doing(() => askWithPerson(app, { kind: 'dispose-engagement' })),
    'compare-reports': doing(() => chooseAndCompare(app)),
    'time-stamp': doing(() => askTimeStamp(app)),
    'close-engagement': doing(() => closeEngagement(app)),
  };
  useActs({
    ...(isOpen ? inEngagement : {}),
    'new-engagement': doing(() => askNewEngagement(app)),
    'open-engagement': doing(() => openEngagement(app)),
    'try-example': doing(() => tryExample(app)),
    tour: doing(() => takeTour(app)),
    'verify-file': doing(() => chooseAndVerify(app)),
    'cancel-job':
      job === undefined || !canStop(job) ? undefined : doing(() => app.jobs.cancel(job.id)),
    back: route.behind.length === 0 ? undefined : () => app.step({ kind: 'back' }),
    forward: route.ahead.length === 0 ? undefined : () => app.step({ kind: 'forward' }),
    palette: showing({ kind: 'palette' }),
    shortcuts: showing({ kind: 'shortcuts' }),
    about: showing({ kind: 'about' }),
    profile: showing({ kind: 'profile' }),
    design: development ? going({ at: 'design' }) : undefined,
    'theme-light': doing(() => setPreference(app, { theme: 'light' })),
    'theme-dark': doing(() => setPreference(app, { theme: 'dark' })),
    'theme-system': doing(() => setPreference(app, { theme: 'system' })),
    'density-comfortable': doing(() => setPreference(app, { density: 'comfortable' })),
    'density-compact': doing(() => setPreference(app, { density: 'compact' })),
  });
}
