import { expect, test } from 'vitest';
import { toldToLog } from '../../../../main/archive/completeness/told-to-log.ts';
import type { TrailAct } from '../../../../main/archive/completeness/trail-acts.ts';

const day = (n: number): string => `2026-03-0${n}T00:00:00Z`;
const act = (n: number, name: string, request: TrailAct['request'] = {}): TrailAct => ({
  at: Date.parse(day(n)),
  arn: 'arn:aws:cloudtrail:us-east-1:111122223333:trail/main',
  name,
  by: 'maria',
  request,
  response: {},
});
const ofWrites = { eventSelectors: [{ readWriteType: 'WriteOnly' }] };

// Red if DeleteTrail ends nothing: the stretch would go on over the trail that is made next.
test('a deleted trail is told nothing until another is made under its name', () => {
  const told = toldToLog({
    acts: [
      act(1, 'CreateTrail'),
      act(2, 'PutEventSelectors', ofWrites),
      act(3, 'DeleteTrail'),
      act(5, 'CreateTrail'),
    ],
    snapshots: [],
  });
  expect(told.map(({ from, to, management }) => [from, to, management])).toEqual([
    [day(1), day(2), 'read and write'],
    [day(2), day(3), 'write'],
    [day(5), null, 'read and write'],
  ]);
});

// Red if what a trail was told goes on after its deletion because nothing new is said of it.
test('after a deletion nothing is known, even if the same is told again', () => {
  const acts = [act(1, 'CreateTrail'), act(2, 'DeleteTrail'), act(4, 'CreateTrail')];
  expect(toldToLog({ acts, snapshots: [] }).map(({ from, to }) => [from, to])).toEqual([
    [day(1), day(2)],
    [day(4), null],
  ]);
  const insights = act(3, 'PutInsightSelectors', { insightSelectors: [] });
  expect(toldToLog({ acts: [...acts.slice(0, 2), insights], snapshots: [] })).toHaveLength(1);
});
