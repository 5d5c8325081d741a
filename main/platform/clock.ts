/** The present as RFC 3339 UTC with milliseconds: the one place that asks the machine for the time. */
export function now(): string {
  return new Date().toISOString();
}

/** An instant in ms since 1970 as CloudTrail writes times: RFC 3339 UTC, without fractions. */
export function instant(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z');
}

/** Seconds since an earlier `performance.now()`, rounded to milliseconds. */
export function secondsSince(start: number): number {
  return Math.round(performance.now() - start) / 1000;
}

/** Lets this thread answer other calls between two pieces of work. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
