import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Problem } from '../../../preload/contract/errors.ts';
import { parseQuery } from '../../../main/query/index.ts';
import { errorPlace } from '../../../renderer/screens/events/error-place.ts';
import { suggestionAct } from '../../../renderer/screens/events/suggestion-key.ts';
import { withText } from '../../../renderer/screens/events/with-text.ts';

const pressed = (key: string, more: Readonly<Record<string, boolean>> = {}) => ({
  key,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  ...more,
});
const open = { isOpen: true, count: 3, active: -1, isEmpty: false, isHistory: false };
const closed = { ...open, isOpen: false, count: 0 };

// Red if Enter takes what nobody chose, Tab is caught without a list, or the list is a trap.
describe('keys of the field', () => {
  test.each([
    ['ArrowDown', -1, { kind: 'move', to: 0 }],
    ['ArrowDown', 2, { kind: 'move', to: -1 }],
    ['ArrowUp', -1, { kind: 'move', to: 2 }],
    ['ArrowUp', 0, { kind: 'move', to: -1 }],
    ['PageDown', 0, { kind: 'move', to: 2 }],
    ['PageUp', 2, { kind: 'move', to: 0 }],
    ['Enter', -1, { kind: 'search' }],
    ['Enter', 1, { kind: 'take', index: 1 }],
    ['Tab', -1, { kind: 'take', index: 0 }],
    ['Tab', 1, { kind: 'take', index: 1 }],
    ['Escape', 1, { kind: 'close' }],
    ['j', 1, undefined],
    ['Home', 1, undefined],
    ['ArrowLeft', 1, undefined],
  ])('with a list: %s at %i', (key, active, wanted) => {
    expect(suggestionAct({ ...open, active }, pressed(key))).toEqual(wanted);
  });

  test.each([
    ['ArrowDown', {}, { kind: 'rows' }],
    ['ArrowUp', {}, { kind: 'open', what: 'history' }],
    ['ArrowDown', { altKey: true }, { kind: 'open', what: 'completions' }],
    ['Tab', {}, undefined],
    ['Enter', {}, undefined],
    ['Escape', {}, undefined],
  ])('without: %s %j', (key, more, wanted) => {
    expect(suggestionAct(closed, pressed(key, more))).toEqual(wanted);
  });

  test('Shift+Tab leaves, chords are somebody else’s, the empty field shows earlier searches', () => {
    expect(suggestionAct(open, pressed('Tab', { shiftKey: true }))).toBeUndefined();
    expect(suggestionAct(open, pressed('ArrowDown', { ctrlKey: true }))).toBeUndefined();
    expect(suggestionAct(open, pressed('ArrowLeft', { altKey: true }))).toBeUndefined();
    expect(suggestionAct({ ...open, isHistory: true }, pressed('Tab'))).toBeUndefined();
    const empty = { ...closed, isEmpty: true };
    expect(suggestionAct(empty, pressed('ArrowDown', { altKey: true }))).toEqual({
      kind: 'open',
      what: 'history',
    });
  });
});

// Red if the mark is not at the place that the sentence names.
describe('the place of an error', () => {
  const marked = (typed: string): string | undefined => {
    try {
      parseQuery(typed.trim());
      return undefined;
    } catch (thrown) {
      const place = errorPlace(typed, thrown as Problem);
      return place && `${typed.slice(0, place.from)}[${typed.slice(place.from, place.to)}]`;
    }
  };
  test.each([
    ['what = A', undefined],
    ['  bogus = A', '  [bogus]'],
    ['what = A AND', 'what = A AND[]'],
    ['what = (A, B', 'what = [(]'],
    ['who = "mar', 'who = ["mar]'],
    ['when = 2026-13', 'when = [2026-13]'],
    ['a ) b', 'a [)]'],
    ['ip IN 10.0.0.1/8 x', 'ip IN [10.0.0.1/8]'],
  ])('of “%s”: %s', (typed, wanted) => {
    expect(marked(typed)).toBe(wanted);
  });

  test('only what cannot be read has a place', () => {
    expect(errorPlace('x', new Problem('internal', 'No.', { position: 0 }))).toBeUndefined();
    expect(errorPlace('x', null)).toBeUndefined();
  });
});

// Red if characters beside the place are lost, or the caret is not behind what came in.
test('what is taken replaces its place and nothing else', () => {
  fc.assert(
    fc.property(fc.string(), fc.nat(20), fc.nat(20), fc.string(), (before, a, b, text) => {
      const from = Math.min(a, before.length);
      const to = Math.min(before.length, from + b);
      const after = withText(before, { from, to, text });
      expect(after.text.slice(0, after.caret)).toBe(before.slice(0, from) + text);
      const rest = after.text.slice(after.caret);
      expect([rest, ` ${rest}`]).toContain(before.slice(to));
    }),
  );
  expect(withText('wh = x', { from: 0, to: 2, text: 'what ' })).toEqual({
    text: 'what = x',
    caret: 5,
  });
});
