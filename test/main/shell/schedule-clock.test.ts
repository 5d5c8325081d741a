import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startScheduleClock, type Ticked } from '../../../main/shell/schedule-clock.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

// Red if a second look begins while a run goes on: two collections would go at a time.
test('looks every so often, one look at a time', async () => {
  const ends: ((ticked: Ticked) => void)[] = [];
  const call = vi.fn<(name: string, input: unknown) => Promise<unknown>>(
    () => new Promise((resolve) => ends.push(resolve)),
  );
  const onTicked = vi.fn<(ticked: Ticked) => void>();
  const clock = startScheduleClock({ call, onTicked, log: () => undefined, everyMs: 1000 });
  await vi.advanceTimersByTimeAsync(5500);
  expect(call).toHaveBeenCalledTimes(1);
  void clock.tick();
  expect(call).toHaveBeenCalledTimes(1);
  ends[0]?.({ schedules: 2, ran: [] });
  await vi.advanceTimersByTimeAsync(1000);
  expect(call).toHaveBeenCalledTimes(2);
  expect(clock.schedules).toBe(2);
  expect(onTicked).toHaveBeenCalledOnce();
  clock.stop();
});

// Red if one failure ends the clock, or is lost.
test('goes on after a look that failed, and says why in the log', async () => {
  const log = vi.fn<(text: string) => void>();
  const call = vi.fn<(name: string, input: unknown) => Promise<unknown>>(() =>
    Promise.reject(new Error('busy now')),
  );
  const clock = startScheduleClock({ call, onTicked: () => undefined, log, everyMs: 1000 });
  await vi.advanceTimersByTimeAsync(2500);
  expect(call).toHaveBeenCalledTimes(2);
  expect(log).toHaveBeenCalledWith('schedules: busy now');
  clock.stop();
});

// Red if isStale outlives a failure: a run that always fails would sign in again and again, at once.
test('what changed during a look that failed is looked at by the timer, not at once', async () => {
  const call = vi.fn<(name: string, input: unknown) => Promise<unknown>>(async () => {
    // As the engine does when a run begins: the shell hears of it, and asks for another look.
    await Promise.resolve();
    void clock.tick();
    // Without an end the test could not fail.
    if (call.mock.calls.length > 5) await new Promise(() => undefined);
    throw new Error('no');
  });
  const clock = startScheduleClock({
    call,
    onTicked: () => undefined,
    log: () => undefined,
    everyMs: 1000,
  });
  await vi.advanceTimersByTimeAsync(1500);
  expect(call).toHaveBeenCalledTimes(1);
  clock.stop();
});
