import type { App } from './app.ts';
import { rememberSearch } from './searches.ts';

/**
 * Notes what the filter says now as a step that Back leads to. In the events alone: elsewhere the filter
 * is that of the events before.
 */
export function noteSearch(app: Pick<App, 'route' | 'query' | 'step'>): void {
  const { place } = app.route.get();
  if (place.at !== 'events') return;
  const search = app.query.get().trim();
  if (place.search === search) return;
  app.step({ kind: place.search === undefined ? 'refine' : 'go', to: { at: 'events', search } });
}

/** Notes a search that found what it asks for, and that the person meant: it is offered again. */
export function noteMeant(app: App): void {
  noteSearch(app);
  const engagement = app.engagement.get();
  if (engagement) rememberSearch(engagement, app.query.get().trim());
}
