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

/** Median and worst of some figures. */
export function quantiles(figures: readonly number[]): { median: number; worst: number } {
  const sorted = figures.toSorted((a, b) => a - b);
  return { median: sorted[sorted.length >> 1] ?? 0, worst: sorted.at(-1) ?? 0 };
}

/** Prints one line of the result. */
export function row(name: string, text: string): void {
  console.log(`${name.padEnd(44)} ${text}`);
}
