import { expect, test } from 'vitest';
import type { GrantedPath } from '../../../preload/contract/domain.ts';
import { createArrivals } from '../../../main/shell/arrivals.ts';
import { namedFiles } from '../../../main/shell/named-files.ts';
import { createTickets } from '../../../main/shell/tickets.ts';

// Turns red when a path is resolved against the folder of the first start.
test('files of a start lie where that start was', () => {
  const argv = ['trailproof', '--no-sandbox', 'audit.trailproof', '/logs/a.json.gz', '-x'];
  expect(namedFiles(argv, '/home/maria', false)).toEqual([
    '/home/maria/audit.trailproof',
    '/logs/a.json.gz',
  ]);
});

test('a start from source names the app first, and the app is no file', () => {
  const argv = ['electron', '--no-sandbox', '/src/trailproof', 'audit.trailproof'];
  expect(namedFiles(argv, '/home/maria', true)).toEqual(['/home/maria/audit.trailproof']);
});

test('a file may be handed as an address', () => {
  const argv = ['trailproof', 'file:///logs/FY26%20H1.trailproof', 'file://%zz'];
  expect(namedFiles(argv, '/', false)).toEqual(['/logs/FY26 H1.trailproof']);
});

// Turns red when paths are sent to a page that does not listen yet.
test('what arrives waits until the page listens, and is told once', () => {
  const told: string[][] = [];
  const arrivals = createArrivals((paths) => told.push(paths.map(({ name }) => name)));
  const tickets = createTickets();
  const grant = (path: string): GrantedPath => tickets.grant(path);
  arrivals.add([grant('/a')]);
  arrivals.add([grant('/b')]);
  expect(told).toEqual([]);
  arrivals.listening();
  arrivals.listening();
  arrivals.add([grant('/c')]);
  arrivals.gone();
  arrivals.add([grant('/d')]);
  expect(told).toEqual([['a', 'b'], ['c']]);
  arrivals.listening();
  expect(told.at(-1)).toEqual(['d']);
});
