/**
 * How fast the window answers while a large import runs: keys typed into the search bar, from the
 * event to the next frame (Event Timing, https://www.w3.org/TR/event-timing/), and searches, from
 * the last key to the first rows of what is there by then.
 */
import { expect, test, type Desk } from '../../e2e/support/app.ts';
import { newEngagement, openRoom } from '../../e2e/support/engagement.ts';
import { quantiles, row } from '../measure.ts';

const corpus = process.env['TRAILPROOF_BENCH_CORPUS'] ?? '';

/** What is searched for, and what the sentence below the search bar then says. */
const searches = [
  ['eventName = StopLogging', 'eventName is exactly "StopLogging"'],
  ['eventName = DescribeInstances errorCode : denied', 'eventName is exactly "DescribeInstances"'],
  ['failed = true', 'failed'],
  ['ip IN 10.0.0.0/8', '10.0.0.0/8'],
] as const;

test('the window during an import', async ({ desk }) => {
  const { window } = desk;
  await newEngagement(desk, 'Bench');
  await desk.drop(corpus);
  const progress = window.getByRole('progressbar').first();
  await expect(progress).toBeVisible();
  await openRoom(desk, 'Events');
  await watchKeys(desk);
  const took: number[] = [];
  const start = Date.now();
  while (await progress.isVisible()) {
    for (const [query, sentence] of searches) {
      const ms = await search(desk, query, sentence);
      if (ms > 300)
        row(
          `  slow: ${query}`,
          `${ms.toFixed(0)} ms, ${secondsSince(start)} s after the beginning`,
        );
      took.push(ms);
    }
  }
  row('imported meanwhile', `in ${secondsSince(start)} s`);
  tell('a key, to the next frame', await keys(desk));
  tell('a search, from the last key to its rows', took);
});

function secondsSince(start: number): string {
  return ((Date.now() - start) / 1000).toFixed(1);
}

function tell(what: string, figures: readonly number[]): void {
  const { median, p95 } = quantiles(figures);
  const most = Math.max(...figures);
  row(
    what,
    `${median.toFixed(0)} ms (p95 ${p95.toFixed(0)}, at most ${most.toFixed(0)}), ${figures.length} times`,
  );
}

/** Keeps how long every key took; the browser tells it in steps of 8 ms, from 16 ms on. */
function watchKeys({ window }: Desk): Promise<void> {
  return window.evaluate(() => {
    const took: number[] = [];
    Reflect.set(globalThis, 'keysTook', took);
    const options = { type: 'event', durationThreshold: 16 };
    new PerformanceObserver((list) => {
      for (const { name, duration } of list.getEntries())
        if (name === 'keydown') took.push(duration);
    }).observe(options);
    let typed = 0;
    addEventListener('keydown', () => Reflect.set(globalThis, 'keysTyped', (typed += 1)), true);
  });
}

/** Keys that the browser does not tell of took less than 16 ms. */
async function keys({ window }: Desk): Promise<number[]> {
  const [took, typed] = await window.evaluate(() => [
    Reflect.get(globalThis, 'keysTook') as number[],
    Reflect.get(globalThis, 'keysTyped') as number,
  ]);
  return [...took, ...Array.from({ length: Math.max(0, typed - took.length) }, () => 16)];
}

/** Types a query as a person does; milliseconds from the last key until its rows are shown. */
async function search({ window }: Desk, query: string, sentence: string): Promise<number> {
  const field = window.getByRole('combobox', { name: 'Find events' });
  await field.fill('');
  await field.pressSequentially(query.slice(0, -1), { delay: 30 });
  const shown = window.evaluate(
    ([words]) =>
      new Promise<number>((resolve) => {
        let last = 0;
        addEventListener('keydown', ({ timeStamp }) => (last = timeStamp), { once: true });
        const look = (): void => {
          const said = document.querySelector('main output')?.textContent ?? '';
          const rows = document.querySelectorAll('[role=grid] [role=row] [role=gridcell]').length;
          const isNone = said.startsWith('0 ');
          if (last > 0 && said.includes(words) && (rows > 0 || isNone))
            resolve(performance.now() - last);
          else requestAnimationFrame(look);
        };
        look();
      }),
    [sentence] as const,
  );
  await field.press(query.slice(-1));
  return await shown;
}
