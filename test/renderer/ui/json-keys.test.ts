import { describe, expect, it } from 'vitest';
import { jsonAct } from '../../../renderer/ui/json-keys.ts';
import { jsonRows } from '../../../renderer/ui/json-rows.ts';

const value = { a: 1, b: { c: 2, d: { e: 3 } }, f: { g: 4 } };
// Lines: 0 a · 1 b · 2 b/c · 3 b/d (closed) · 4 f (closed)
const rows = jsonRows(value, (pointer) => pointer === '/b');

describe('keys of a JSON tree', () => {
  it('open a closed container, then enter it', () => {
    expect(jsonAct(rows, 3, 'ArrowRight')).toEqual({ kind: 'toggle', pointers: ['/b/d'] });
    expect(jsonAct(rows, 1, 'ArrowRight')).toEqual({ kind: 'go', index: 2 });
  });

  it('close an open container, or go to the one around', () => {
    expect(jsonAct(rows, 1, 'ArrowLeft')).toEqual({ kind: 'toggle', pointers: ['/b'] });
    expect(jsonAct(rows, 3, 'ArrowLeft')).toEqual({ kind: 'go', index: 1 });
    expect(jsonAct(rows, 0, 'ArrowLeft')).toBeUndefined();
  });

  it('open all closed neighbours', () => {
    expect(jsonAct(rows, 0, '*')).toEqual({ kind: 'toggle', pointers: ['/f'] });
  });

  it('stay within the lines', () => {
    expect(jsonAct(rows, 4, 'ArrowDown')).toEqual({ kind: 'go', index: 4 });
    expect(jsonAct(rows, 0, 'PageUp')).toEqual({ kind: 'go', index: 0 });
  });

  it('leave the screen its own letters', () => {
    for (const key of ['n', 'j', 'k']) expect(jsonAct(rows, 0, key)).toBeUndefined();
    expect(jsonAct([], 0, 'Home')).toBeUndefined();
  });
});
