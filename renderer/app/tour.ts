import type { App } from './app.ts';
import { fetchCall } from './calls.ts';
import { checkCompleteness } from './completeness.ts';
import { openExample } from './engagement.ts';
import { setPreference } from './use-preferences.ts';

/** One stop of the tour: where it is, what is said there, and what is framed. */
export interface TourStop {
  readonly title: string;
  readonly words: string;
  /** Keys that are spoken of, in the grammar of `Kbd`. */
  readonly keys: readonly string[];
  /** The part of the window that is framed, as a CSS selector. */
  readonly frames: string;
  /** Brings the window there. */
  readonly arrive: (app: App) => void;
}

/** A minute: seven stops of two sentences. */
export const tourStops: readonly TourStop[] = [
  {
    title: 'Everything that was logged',
    words:
      'These are the events of an invented organisation, newest first. Each bar above them is a stretch of time; drag over the bars, or walk them with the arrow keys, to see only that time.',
    keys: [],
    frames: '.timeline',
    arrive(app) {
      app.query.set('');
      app.go({ at: 'events' });
    },
  },
  {
    title: 'Ask',
    words:
      'Type words, or a field and a value. This asks what the root users did. Below the bar the question stands as a sentence, and at the left its events are counted by who, where and what.',
    keys: ['/'],
    frames: '.events-bar',
    arrive(app) {
      app.go({ at: 'events' });
      app.query.set('identityKind = root');
    },
  },
  {
    title: 'Read',
    words:
      'A record opens with one sentence that says no more than the record. Below it are all its fields, its own text, and where in which file it came from.',
    keys: ['j', 'k'],
    frames: '[aria-label="Selected event"]',
    arrive(app) {
      app.go({ at: 'events' });
      app.acts.run('next');
    },
  },
  {
    title: 'Say what you think of it',
    words:
      'Notes, tags, stars and the review status are acts with your name, in a ledger that shows if somebody bends it. Nothing is erased: taking back is an act, too.',
    keys: ['n', 't', 's', 'e', 'mod+z'],
    frames: '[aria-label="Selected event"] .ui-panel-foot',
    arrive: (app) => app.go({ at: 'events' }),
  },
  {
    title: 'Is it all here?',
    words:
      'AWS signs digests that list its log files. They are checked here, offline, for every account, region and hour; a gap takes a note, and keys that a client supplied are never green.',
    keys: [],
    frames: '.cover-grid',
    arrive(app) {
      app.go({ at: 'integrity', view: 'trail' });
      void checkCompleteness(app);
    },
  },
  {
    title: 'Assess',
    words:
      'An assessment asks the controls of a framework of these events. Each control has its population beside it; the conclusion is yours.',
    keys: ['c'],
    frames: 'main',
    arrive: (app) => app.go({ at: 'assessments' }),
  },
  {
    title: 'Sign',
    words:
      'The report is one signed PDF with its evidence inside, which anybody can verify without this archive. From here on: every act is in the palette, and every key on the sheet.',
    keys: ['mod+k', '?'],
    frames: 'main',
    arrive: (app) => app.go({ at: 'report' }),
  },
];

/** Opens the example and begins at the first stop. @throws Problem */
export async function takeTour(app: App): Promise<void> {
  if (await openExample(app)) goToStop(app, 0);
}

/** Opens the example; whoever opens it for the first time is taken on the tour. @throws Problem */
export async function tryExample(app: App): Promise<void> {
  if (!(await openExample(app))) return;
  const { tourSeen } = await fetchCall(app, 'app.preferences', {});
  if (!tourSeen) goToStop(app, 0);
}

/** Goes to a stop; behind the last one the tour is over. */
export function goToStop(app: App, index: number): void {
  const stop = tourStops[index];
  if (stop === undefined) {
    endTour(app);
    return;
  }
  app.tour.set(index);
  stop.arrive(app);
}

/** Ends the tour, and does not offer it again by itself. */
export function endTour(app: App): void {
  app.tour.set(null);
  void setPreference(app, { tourSeen: true });
}
