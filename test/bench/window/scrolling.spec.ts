/**
 * How smoothly a long result scrolls: the longest task of the renderer's main thread in Chromium's own
 * trace while the scroll bar is dragged from top to bottom and while keys are held, how soon rows stand
 * where it came to rest, and whether the search bar keeps every character meanwhile.
 */
import { readFileSync, rmSync } from 'node:fs';
import { expect, test, type Desk } from '../../e2e/support/app.ts';
import { openRoom } from '../../e2e/support/engagement.ts';
import { quantiles, row } from '../measure.ts';

const archive = process.env['TRAILPROOF_BENCH_ARCHIVE'] ?? '';
const rests = 12;
const typed = 'eventName = DescribeInstances AND errorCode : denied';

test('scrolling a long result', async ({ desk }) => {
  test.skip(archive === '', 'no archive to scroll in');
  const { window } = desk;
  await desk.answerDialog(archive);
  await window.getByRole('button', { name: 'Open an engagement' }).first().click();
  await expect(window.getByRole('main', { name: /Sources|Events/ })).toBeVisible({
    timeout: 120_000,
  });
  await openRoom(desk, 'Events');
  const grid = window.getByRole('grid', { name: 'Events' });
  await expect(grid.locator('[role=gridcell]').first()).toBeVisible();
  // The search, facets and words are not what is measured.
  await expect(window.locator('main output').first()).not.toContainText('so far', {
    timeout: 120_000,
  });
  await window.waitForTimeout(5000);
  const rows = Number(await grid.getAttribute('aria-rowcount')) - 1;
  row('rows of the result', rows.toLocaleString('en'));

  for (const order of ['newest first', 'sorted by What'] as const) {
    if (order !== 'newest first') {
      const took = await timed(async () => {
        await grid.getByRole('columnheader', { name: 'What' }).getByRole('button').click();
        await rowsThere(desk);
      });
      row(`first rows once ${order}`, `${took.toFixed(0)} ms`);
    }
    const drag = await traced(desk, () => dragThrough(desk));
    tell(`${order}: dragged, longest task`, drag.longest);
    tell(`${order}: dragged, processor of a task`, drag.busiest);
    row(`${order}: dragged, frames over 100 ms`, String(drag.over));
    tell(`${order}: rows after it came to rest`, drag.result);
    expect(await lastRow(desk)).toBe(rows + 1);
    const keys = await traced(desk, () => keysThrough(desk));
    tell(`${order}: by keys, longest task`, keys.longest);
    tell(`${order}: by keys, processor of a task`, keys.busiest);
    row(`${order}: by keys, frames over 100 ms`, String(keys.over));
    tell(`${order}: rows after the keys`, keys.result);
  }

  const field = window.getByRole('combobox', { name: 'Find events' });
  const typing = await traced(desk, async () => {
    await field.focus();
    await field.pressSequentially(typed, { delay: 12 });
    return [0];
  });
  expect(await field.inputValue()).toBe(typed);
  row('characters typed and kept', `${typed.length} of ${typed.length}`);
  tell('typing, longest task', typing.longest);
  tell('typing, processor of a task', typing.busiest);
});

async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function tell(what: string, figures: readonly number[]): void {
  const { median, p95 } = quantiles(figures);
  const top = Math.max(...figures);
  row(what, `${top.toFixed(0)} ms at most (median ${median.toFixed(0)}, p95 ${p95.toFixed(0)})`);
}

interface Traced {
  /** The longest tasks of the renderer's main thread, in ms. */
  readonly longest: readonly number[];
  /** The same in processor time: what they take where nothing else runs. */
  readonly busiest: readonly number[];
  /** Frames that took longer than 100 ms, as the browser itself tells (long animation frames). */
  readonly over: number;
  readonly result: readonly number[];
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly dur?: number;
  /** Processor time, in µs. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** Does the work while Chromium writes its trace. */
async function traced(desk: Desk, work: () => Promise<readonly number[]>): Promise<Traced> {
  await desk.window.evaluate(() => {
    const frames: number[] = [];
    Reflect.set(globalThis, 'longFrames', frames);
    new PerformanceObserver((list) => {
      frames.push(...list.getEntries().map(({ duration }) => duration));
    }).observe({ type: 'long-animation-frame' });
  });
  await desk.app.evaluate(({ contentTracing }) =>
    contentTracing.startRecording({ included_categories: ['toplevel', '__metadata'] }),
  );
  const result = await work();
  const file = await desk.app.evaluate(({ contentTracing }) => contentTracing.stopRecording());
  const { traceEvents } = JSON.parse(readFileSync(file, 'utf8')) as { traceEvents: TraceEvent[] };
  rmSync(file);
  const mains = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  const tasks = traceEvents.filter(({ ph, pid, tid }) => ph === 'X' && mains.has(`${pid} ${tid}`));
  expect(tasks.length).toBeGreaterThan(0);
  const frames = await desk.window.evaluate(
    () => Reflect.get(globalThis, 'longFrames') as readonly number[],
  );
  return {
    longest: most(tasks.map(({ dur = 0 }) => dur)),
    busiest: most(tasks.map(({ tdur = 0 }) => tdur)),
    over: frames.filter((ms) => ms > 100).length,
    result,
  };
}

/** The twenty largest, in ms. */
function most(micros: readonly number[]): number[] {
  return micros
    .map((each) => each / 1000)
    .toSorted((a, b) => b - a)
    .slice(0, 20);
}

/** Drags the scroll bar from the top to the bottom, and rests now and then; ms until rows stood there. */
async function dragThrough(desk: Desk): Promise<number[]> {
  const { window } = desk;
  const grid = window.getByRole('grid', { name: 'Events' });
  await grid.evaluate((element) => element.scrollTo({ top: 0 }));
  await rowsThere(desk);
  const box = await grid.boundingBox();
  if (box === null) throw new Error('the grid is not laid out');
  const x = box.x + box.width - 6;
  const [top, bottom] = [box.y + 8, box.y + box.height + 40];
  const took: number[] = [];
  await window.mouse.move(x, top);
  await window.mouse.down();
  for (let rest = 1; rest <= rests; rest += 1) {
    const to = top + ((bottom - top) * rest) / rests;
    await window.mouse.move(x, to, { steps: 20 });
    took.push(await rowsThere(desk));
  }
  await window.mouse.up();
  return took;
}

/** Page by page for a while, to the end and back; ms until rows stood there. */
async function keysThrough(desk: Desk): Promise<number[]> {
  const { window } = desk;
  await window.getByRole('grid', { name: 'Events' }).locator('[data-index]').first().click();
  const took: number[] = [];
  for (const key of ['Home', 'PageDown', 'End', 'PageUp', 'Home', 'ArrowDown']) {
    const times = key.startsWith('Page') || key === 'ArrowDown' ? 60 : 1;
    for (let press = 0; press < times; press += 1) await window.keyboard.press(key);
    took.push(await rowsThere(desk));
  }
  return took;
}

/** Milliseconds from the last move of the rows until all in view are there. */
function rowsThere({ window }: Desk): Promise<number> {
  return window.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const grid = document.querySelector('[role=grid]');
        let moved = performance.now();
        let place = '';
        const look = (): void => {
          const rows = [
            ...(grid?.querySelectorAll('.ui-grid-rows > [data-index]:not([data-away])') ?? []),
          ];
          const now = rows.map((each) => each.getAttribute('data-index')).join(' ');
          if (now !== place) moved = performance.now();
          const isSame = now === place;
          place = now;
          const isThere = rows.length > 5 && rows.every((each) => !each.hasAttribute('aria-busy'));
          if (isSame && isThere) resolve(performance.now() - moved);
          else requestAnimationFrame(look);
        };
        look();
      }),
  );
}

/** The place of the last row in view, as it is told to a screen reader. */
function lastRow({ window }: Desk): Promise<number> {
  return window
    .getByRole('grid', { name: 'Events' })
    .locator('.ui-grid-rows > [data-index]:not([data-away])')
    .evaluateAll((rows) =>
      Math.max(...rows.map((each) => Number(each.getAttribute('aria-rowindex')))),
    );
}
