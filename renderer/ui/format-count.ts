const COUNT = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

/** A whole number with its thousands separators. */
export function formatCount(count: number): string {
  return COUNT.format(count);
}
