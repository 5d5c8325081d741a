import fc from 'fast-check';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ViewContent } from '../../../preload/contract/views.ts';
import { ledgerPage } from '../../../main/archive/ledger-view.ts';
import {
  listViews,
  pinView,
  removeView,
  saveView,
  sharedFileOf,
  takeShared,
  viewNamed,
  viewsInFile,
} from '../../../main/assess/index.ts';
import { maria, newArchive } from '../../fixtures/archives.ts';
import { tempFolder } from '../../fixtures/temp.ts';

const bob = { profile: { name: 'Bob Ash', initials: 'BA', role: 'reviewer' }, chain: 'bob-1' };

function view(more: Partial<ViewContent> = {}): ViewContent {
  return {
    name: 'Root',
    query: 'identityKind = root',
    table: null,
    pinned: false,
    alert: null,
    ...more,
  };
}

function fileWith(content: unknown): string {
  const file = join(tempFolder(), 'views.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

describe('saved views', () => {
  // Red if what is saved is not what is read, if the pinned ones do not come first, or a number is given twice.
  test('are saved, changed, pinned and removed, each by an act', () => {
    const { write, read } = newArchive();
    const table = {
      columns: [{ field: 'eventTime', width: 120 }],
      sort: { field: 'eventTime', order: 'descending' as const },
    };
    const root = saveView(write, maria, view({ table }));
    expect(root).toMatchObject({ id: 'V-1', table, author: 'Maria Keller', alertSentence: null });
    expect(root.sentence).toContain('Events where');
    const failed = saveView(write, maria, view({ name: 'failed', query: 'failed = true' }));
    expect(listViews(read).map(({ name }) => name)).toEqual(['failed', 'Root']);
    pinView(write, bob, root.id, true);
    expect(listViews(read).map(({ name, author }) => [name, author])).toEqual([
      ['Root', 'Maria Keller'],
      ['failed', 'Maria Keller'],
    ]);
    expect(saveView(write, bob, view({ name: 'Root user' }), root.id)).toMatchObject({
      id: 'V-1',
      author: 'Bob Ash',
      table: null,
    });
    removeView(write, maria, failed.id);
    expect(saveView(write, maria, view({ name: 'again' })).id).toBe('V-3');
    expect(() => removeView(write, maria, failed.id)).toThrow('There is no view V-2 any more.');
    const acts = ledgerPage(read, 0, 3).entries.map(({ sentence }) => sentence);
    expect(acts).toEqual(expect.arrayContaining(['View “again” saved', 'View V-2 removed']));
  });

  test('are found by name whatever its capitals; an unknown name tells those there are', () => {
    const { write, read } = newArchive();
    expect(() => viewNamed(read, 'x')).toThrow('There is no view “x”; there are: none yet.');
    saveView(write, maria, view());
    expect(viewNamed(read, ' rOOt ').id).toBe('V-1');
    expect(viewNamed(read, 'v-1').name).toBe('Root');
    expect(() => viewNamed(read, 'x')).toThrow('there are: “Root”.');
  });

  // Red if a name can be had twice, hide something, or a query be kept that cannot be asked.
  test.each([
    [{ name: 'rOOT' }, /There is a view “Root” already/],
    [{ name: ' ' }, /A view needs a name/],
    [{ name: 'a\u202Eb' }, /none of them invisible/],
    [{ name: 'a\nb' }, /none of them invisible/],
    [{ name: 'x'.repeat(121) }, /1 to 120 characters/],
    [{ name: 'y', query: 'eventName =' }, /a value is missing/],
    [{ name: 'y', query: '"\uD800"' }, /half a character/],
    [{ name: 'y', alert: { count: 0, seconds: 1, by: null } }, /An alert wants 1 to 10,000/],
    [{ name: 'y', alert: { count: 2, seconds: 60, by: 'x = y OR z' } }, /is no field that events/],
    [{ name: 'y', alert: { count: 2, seconds: 60, by: 'mfa' } }, /is no field that events/],
  ])('%j is refused', (more, says) => {
    const { write } = newArchive();
    saveView(write, maria, view());
    expect(() => saveView(write, maria, view(more))).toThrow(says);
    expect(listViews(write)).toHaveLength(1);
  });
});

describe('a file of views', () => {
  // Red if anything is lost on the way, or a second import adds the same again.
  test('carries views to another archive whole, and twice is once', () => {
    const [here, there] = [newArchive(), newArchive()];
    const alert = { count: 5, seconds: 600, by: 'sourceIPAddress' };
    saveView(here.write, maria, view({ pinned: true, alert }));
    saveView(here.write, maria, view({ name: 'Ünïcode 🙂 <b>', query: '"x\\"y" OR *' }));
    const file = fileWith(sharedFileOf(listViews(here.read)));
    const views = viewsInFile(file);
    expect(takeShared(there.write, bob, views)).toEqual({
      added: ['Root', 'Ünïcode 🙂 <b>'],
      known: 0,
    });
    const told = (views: readonly ViewContent[]) =>
      views.map(({ name, query, table, pinned, alert }) => ({ name, query, table, pinned, alert }));
    expect(told(listViews(there.read))).toEqual(told(listViews(here.read)));
    expect(takeShared(there.write, bob, views)).toEqual({ added: [], known: 2 });
  });

  test('never replaces a view of the same name', () => {
    const { write, read } = newArchive();
    saveView(write, maria, view({ query: 'mine' }));
    expect(takeShared(write, maria, [view(), view()]).added).toEqual(['Root (2)', 'Root (3)']);
    expect(viewNamed(read, 'Root').query).toBe('mine');
  });

  // Red if each view is an act of its own: the first would stay.
  test('is taken over whole or not at all', () => {
    const { write, read } = newArchive();
    const bad = view({ name: 'Bad', query: 'a AND (' });
    expect(() => takeShared(write, maria, [view(), bad])).toThrow();
    expect(listViews(read)).toEqual([]);
    expect(takeShared(write, maria, [view(), view({ name: 'Other' })]).added).toHaveLength(2);
  });

  const good = { schema: 'trailproof-views-1', views: [view()] };
  // Red if any of them is taken over, or the refusal is more than one sentence.
  test.each<[string, unknown, RegExp]>([
    ['no JSON', '{', /it is not JSON\.$/],
    ['nothing', 'null', /it holds no views\.$/],
    ['another file', { schema: 'x', views: [] }, /it holds no views\.$/],
    ['a later one', { schema: 'trailproof-views-2' }, /a newer Trailproof wrote it/],
    ['none', { ...good, views: [] }, /check views\.$/],
    ['more than it says', { ...good, run: 'x' }, /check its members\.$/],
    ['a view with more', { ...good, views: [{ ...view(), run: 1 }] }, /check views\.0\.$/],
    ['__proto__', '{"schema":"trailproof-views-1","views":[{"__proto__":{"name":"x"}}]}', /check/],
    ['a name that turns', { ...good, views: [view({ name: 'a\u2066b' })] }, /check views\.0\.name/],
    ['a query that is none', { ...good, views: [view({ query: '(' })] }, /“Root”: /],
    ['two of a name', { ...good, views: [view(), view({ name: 'ROOT' })] }, /the same name/],
    ['too many', { ...good, views: Array.from({ length: 201 }, () => view()) }, /check views\.$/],
    ['deep', '['.repeat(100_000), /it is not JSON|it holds no views|cannot be/],
    ['too long', { ...good, views: [view({ query: 'x'.repeat(4001) })] }, /check views\.0\.query/],
  ])('with %s is refused in one sentence', (_what, content, says) => {
    const file = fileWith(content);
    let message = '';
    try {
      viewsInFile(file);
    } catch (thrown) {
      message = (thrown as Error).message;
      expect(thrown).toMatchObject({ name: 'Problem' });
    }
    expect(message).toMatch(says);
    expect(message).toMatch(/^[^\n]{10,400}\.$/);
  });

  // Red if a file of any shape breaks more than the sentence.
  test('of any JSON at all is taken over or refused with a Problem', () => {
    const file = join(tempFolder(), 'any.json');
    fc.assert(
      fc.property(
        fc.oneof(
          fc.jsonValue(),
          fc.record({
            schema: fc.constant(good.schema),
            views: fc.array(
              fc.record({
                name: fc.string(),
                query: fc.string(),
                table: fc.constant(null),
                pinned: fc.boolean(),
                alert: fc.constant(null),
              }),
            ),
          }),
        ),
        (value) => {
          writeFileSync(file, JSON.stringify(value));
          try {
            expect(viewsInFile(file).length).toBeGreaterThan(0);
          } catch (thrown) {
            expect(thrown).toMatchObject({ name: 'Problem' });
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
