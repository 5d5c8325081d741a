import type { AssessmentId, ControlId, EventRef } from '../../preload/contract/ids.ts';
import type { Subject } from './subject.ts';

/** The rooms in the order of the work. */
export const rooms = ['sources', 'events', 'assessments', 'report', 'integrity'] as const;
export type Room = (typeof rooms)[number];

/** Where the person is. */
export type Place =
  | { readonly at: 'start' }
  /** The imports; or the form that collects from AWS. */
  | { readonly at: 'sources'; readonly run?: number; readonly isCollecting?: boolean }
  /** `search` is what the filter says; without it, what it said before. */
  | { readonly at: 'events'; readonly search?: string }
  /** Saved views, and what the alerts among them raised. */
  | { readonly at: 'views' }
  /** A few events side by side. */
  | { readonly at: 'compare'; readonly events: readonly EventRef[] }
  /** All about a principal, a session, an address …; with a query, only what that finds of it. */
  | { readonly at: 'subject'; readonly subject: Subject; readonly query?: string }
  /** Events of several engagements. */
  | { readonly at: 'across' }
  | {
      readonly at: 'assessments';
      readonly assessment?: AssessmentId;
      readonly control?: ControlId;
      readonly isNew?: boolean;
    }
  | { readonly at: 'report'; readonly assessment?: AssessmentId }
  /** Is the archive as it was; `view` trail: is the client's trail complete. */
  | { readonly at: 'integrity'; readonly view?: 'trail' }
  | { readonly at: 'verify' }
  | { readonly at: 'design' };

export interface Route {
  readonly place: Place;
  readonly behind: readonly Place[];
  readonly ahead: readonly Place[];
}

export type RouteStep =
  | { readonly kind: 'go'; readonly to: Place }
  /** The same place, seen more exactly: no step back leads here. */
  | { readonly kind: 'refine'; readonly to: Place }
  | { readonly kind: 'back' }
  | { readonly kind: 'forward' }
  /** An engagement was opened or closed: what was before is gone. */
  | { readonly kind: 'restart'; readonly at: Place };

const MOST_STEPS = 50;

export const firstRoute: Route = { place: { at: 'start' }, behind: [], ahead: [] };

/** The next route; the same object if nothing changes. */
export function routeReducer(route: Route, step: RouteStep): Route {
  const { place, behind, ahead } = route;
  switch (step.kind) {
    case 'go':
      if (isSamePlace(place, step.to)) return route;
      return { place: step.to, behind: [...behind, place].slice(-MOST_STEPS), ahead: [] };
    case 'refine':
      return isSamePlace(place, step.to) ? route : { ...route, place: step.to };
    case 'back': {
      const to = behind.at(-1);
      if (to === undefined) return route;
      return { place: to, behind: behind.slice(0, -1), ahead: [place, ...ahead] };
    }
    case 'forward': {
      const [to, ...rest] = ahead;
      if (to === undefined) return route;
      return { place: to, behind: [...behind, place], ahead: rest };
    }
    case 'restart':
      return { place: step.at, behind: [], ahead: [] };
  }
}

/** The room that a place belongs to, if it needs an open engagement. */
export function roomOf(place: Place): Room | null {
  if (['across', 'views', 'compare', 'subject'].includes(place.at)) return 'events';
  return rooms.find((room) => room === place.at) ?? null;
}

function isSamePlace(a: Place, b: Place): boolean {
  // Who goes to the events is there, whatever they are filtered by.
  if (a.at === 'events' && b.at === 'events' && b.search === undefined) return true;
  return JSON.stringify(a) === JSON.stringify(b);
}
