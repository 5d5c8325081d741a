import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isPage } from '../../../main/shell/origin.ts';
import { createTickets } from '../../../main/shell/tickets.ts';
import { tempFolder } from '../../fixtures/temp.ts';

test('a ticket stands for the path it was given for, and for no other', () => {
  const tickets = createTickets();
  const folder = tempFolder();
  const granted = tickets.grant(folder);
  expect(granted.kind).toBe('folder');
  expect(tickets.pathOf(granted.ticket)).toBe(folder);
  expect(tickets.grant(folder).ticket).toBe(granted.ticket);
  expect(() => tickets.pathOf('3f2504e0-4f89-41d3-9a0c-0305e82c3301')).toThrow('choose it again');
  expect(() => tickets.pathOf(folder)).toThrow('choose it again');
});

test('the tickets of an input are found at any depth; a path written as such gives nothing', () => {
  const tickets = createTickets();
  const key = tickets.grant(join(tempFolder(), 'key.p12'));
  const input = {
    out: 'x',
    signing: { key: key.ticket, password: '/etc/passwd' },
    list: [key.ticket],
  };
  expect(Object.keys(tickets.within(input))).toEqual([key.ticket]);
});

test.each([
  ['trailproof://app/index.html', true],
  ['trailproof://app/assets/x.js?y#z', true],
  ['trailproof://app.evil/index.html', false],
  ['trailproof://evil/app', false],
  ['trailproof-evil://app/', false],
  ['https://app/', false],
  ['file:///index.html', false],
  ['trailproof://user@app/', false],
  ['about:blank', false],
  ['', false],
])('%s is our page: %s', (address, ours) => {
  expect(isPage(address)).toBe(ours);
});
