/** Seconds since a `performance.now()`. */
export function seconds(start: number): number {
  return (performance.now() - start) / 1000;
}

/** The value of a piece of work, and how many seconds it took. */
export async function timed<T>(work: () => Promise<T>): Promise<[T, number]> {
  const start = performance.now();
  const value = await work();
  return [value, seconds(start)];
}

/** Median and 95th percentile of some figures. */
export function quantiles(figures: readonly number[]): { median: number; p95: number } {
  const sorted = figures.toSorted((a, b) => a - b);
  const at = (part: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
  return { median: at(0.5), p95: at(0.95) };
}

/** Prints one line of the result. */
export function row(name: string, text: string): void {
  console.log(`${name.padEnd(44)} ${text}`);
}
