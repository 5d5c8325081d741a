import { describe, expect, it } from 'vitest';
import { AssessmentId, ControlId } from '../../../preload/contract/ids.ts';
import {
  firstRoute,
  roomOf,
  routeReducer,
  type Place,
  type Route,
  type RouteStep,
} from '../../../renderer/app/route.ts';

const walk = (...steps: RouteStep[]): Route => steps.reduce(routeReducer, firstRoute);
const go = (to: Place): RouteStep => ({ kind: 'go', to });

describe('the route', () => {
  it('goes, comes back and goes forward again', () => {
    const there = walk(go({ at: 'sources' }), go({ at: 'events' }), { kind: 'back' });
    expect(there.place.at).toBe('sources');
    expect(routeReducer(there, { kind: 'forward' }).place.at).toBe('events');
  });

  it('forgets what lay ahead when it turns elsewhere', () => {
    const turned = walk(go({ at: 'sources' }), { kind: 'back' }, go({ at: 'report' }));
    expect(routeReducer(turned, { kind: 'forward' })).toBe(turned);
  });

  it('stays the same object where nothing changes', () => {
    expect(routeReducer(firstRoute, go({ at: 'start' }))).toBe(firstRoute);
    expect(routeReducer(firstRoute, { kind: 'back' })).toBe(firstRoute);
    expect(routeReducer(firstRoute, { kind: 'forward' })).toBe(firstRoute);
  });

  it('a closer look at the same place is no step', () => {
    const assessment = AssessmentId.parse('A-1');
    const control = ControlId.parse('5.5');
    const route = walk(go({ at: 'assessments' }), {
      kind: 'refine',
      to: { at: 'assessments', assessment, control },
    });
    expect(route.behind).toEqual([{ at: 'start' }]);
  });

  it('another engagement leaves nothing to go back to', () => {
    const route = walk(go({ at: 'sources' }), { kind: 'restart', at: { at: 'events' } });
    expect(route).toEqual({ place: { at: 'events' }, behind: [], ahead: [] });
  });

  it('remembers a bounded number of steps', () => {
    const steps = Array.from({ length: 200 }, (_, n) => go({ at: n % 2 ? 'events' : 'sources' }));
    expect(walk(...steps).behind).toHaveLength(50);
  });

  it('knows which places need an open engagement', () => {
    expect(roomOf({ at: 'events' })).toBe('events');
    expect(roomOf({ at: 'start' })).toBeNull();
    expect(roomOf({ at: 'verify' })).toBeNull();
  });
});

// Red if going to the events one is at is a step, or two searches are one place.
it('searches are places of their own; going to the events is none when one is there', () => {
  const at = (search?: string): Place => ({
    at: 'events',
    ...(search !== undefined && { search }),
  });
  const go = (route: Route, to: Place): Route => routeReducer(route, { kind: 'go', to });
  const start = routeReducer(firstRoute, { kind: 'restart', at: at() });
  const first = routeReducer(start, { kind: 'refine', to: at('') });
  expect(first.behind).toEqual([]);
  const second = go(go(first, at('a')), at('b'));
  expect(go(second, at())).toBe(second);
  expect(routeReducer(second, { kind: 'back' }).place).toEqual(at('a'));
  const away = go(second, { at: 'sources' });
  expect(routeReducer(away, { kind: 'back' }).place).toEqual(at('b'));
  expect(go(away, at()).place).toEqual(at());
});
