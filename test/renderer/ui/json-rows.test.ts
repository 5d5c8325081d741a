import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonRows, openFor, openTo } from '../../../renderer/ui/json-rows.ts';

const record = {
  eventName: 'StopLogging',
  userIdentity: { type: 'AssumedRole', sessionContext: { attributes: { mfa: 'false' } } },
  resources: [],
  'a/b~c': { deep: 1 },
};

describe('lines of a JSON tree', () => {
  it('show closed containers by their size', () => {
    const rows = jsonRows(record, () => false);
    expect(rows.map(({ name, text }) => `${name} ${text}`)).toEqual([
      'eventName "StopLogging"',
      'userIdentity { 2 }',
      'resources [ ]',
      'a/b~c { 1 }',
    ]);
  });

  it('name members by RFC 6901 pointers', () => {
    const rows = jsonRows(record, () => true);
    expect(rows.map(({ pointer }) => pointer)).toContain('/a~1b~0c/deep');
  });

  it('offer nothing to open in an empty container', () => {
    const row = jsonRows(record, () => true).find(({ name }) => name === 'resources');
    expect(row?.isOpen).toBeUndefined();
  });

  it('open to a depth', () => {
    expect([...openTo(record, 1)]).toEqual(['/userIdentity', '/a~1b~0c']);
    expect([...openTo(record, 2)]).toContain('/userIdentity/sessionContext');
  });

  it('open the way to what was found, and nothing else', () => {
    expect([...openFor(record, 'MFA')]).toEqual([
      '/userIdentity',
      '/userIdentity/sessionContext',
      '/userIdentity/sessionContext/attributes',
    ]);
  });

  it('show any scalar alone', () => {
    expect(jsonRows(null, () => true).map(({ text }) => text)).toEqual(['null']);
  });

  it('hold every member once when all is open, each under its own pointer', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const rows = jsonRows(value, () => true);
        expect(new Set(rows.map(({ pointer }) => pointer)).size).toBe(rows.length);
        for (const row of rows) expect(row.position).toBeLessThanOrEqual(row.siblings);
      }),
    );
  });
});
