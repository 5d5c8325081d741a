import type { EventRecord } from '../../preload/contract/domain.ts';
import type { EventRef } from '../../preload/contract/ids.ts';
import type { App } from './app.ts';
import { instantAt } from './format.ts';
import { subjectQuery, subjectWords, type Subject } from './subject.ts';

/** Stretches of time around an event; seconds before it and after it. */
export const stretches = [
  { id: '5-minutes', label: '5 minutes before and after', seconds: 300 },
  { id: '1-hour', label: '1 hour before and after', seconds: 3600 },
  { id: '1-day', label: '1 day before and after', seconds: 86_400 },
] as const;
export type Stretch = (typeof stretches)[number]['id'];

/** A search for what else happened around an event, and what was searched before. */
export interface Around {
  readonly event: EventRef;
  /** `PutRolePolicy at 02:17:08: principal priya, 1 hour before and after` */
  readonly words: string;
  readonly query: string;
  readonly before: string;
}

/** The query for what a subject did around an instant. */
export function aroundQuery(subject: Subject | null, instant: string, stretch: Stretch): string {
  const { seconds } = stretches.find(({ id }) => id === stretch) ?? stretches[0];
  const at = Math.floor(Date.parse(instant) / 1000);
  const [from, to] = [instantAt((at - seconds) * 1000), instantAt((at + seconds) * 1000)];
  const period = `eventTime = ${from}..${to}`;
  return subject === null ? period : `${subjectQuery(subject)} AND ${period}`;
}

/** Searches around an event, which stays selected; the way back leads to the search before. */
export function showAround(
  app: App,
  { row }: Pick<EventRecord, 'row'>,
  subject: Subject | null,
  stretch: Stretch,
): void {
  const query = aroundQuery(subject, row.eventTime, stretch);
  const { label } = stretches.find(({ id }) => id === stretch) ?? stretches[0];
  const who = subject === null ? 'everything' : subjectWords(subject);
  const asked = app.query.get();
  const around = app.around.get();
  app.around.set({
    event: row.ref,
    words: `${row.eventName} at ${row.eventTime.slice(11, 19)} UTC: ${who}, ${label}`,
    query,
    // From around to around: back leads out of all of them. What was asked since is another search.
    before: around?.query === asked ? around.before : asked,
  });
  app.follow.set(row.ref);
  app.query.set(query);
  app.go({ at: 'events' });
}

/** Searches for something that has nothing to do with the event whose surroundings are shown. */
export function searchFor(app: App, query: string): void {
  app.around.set(null);
  app.query.set(query);
  app.go({ at: 'events' });
}

/** Back to what was searched before, with the event still selected. */
export function leaveAround(app: App): void {
  const around = app.around.get();
  if (around === null) return;
  app.around.set(null);
  app.follow.set(around.event);
  app.query.set(around.before);
}
