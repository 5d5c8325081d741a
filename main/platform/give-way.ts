import { getPriority, setPriority } from 'node:os';

/** In a dispute for the processor a third of the usual share: ten, the next usual step, is a tenth. */
export const behindPeople = 5;

/**
 * Puts this thread, and those it starts from now on, behind whatever answers a person. It takes
 * nothing from it while the processor has time for both.
 *
 * Only on Linux, where a thread has a priority of its own (setpriority(2), "C library/kernel
 * differences"): elsewhere it would be the whole process that stands back.
 */
export function giveWay(): void {
  if (process.platform !== 'linux') return;
  try {
    setPriority(Math.min(19, getPriority() + behindPeople));
  } catch {
    // A sandbox may refuse it; the work is done all the same.
  }
}
