/** `9f3a…41bd`: both ends of a long identifier; short ones stay whole. */
export function shortenHash(value: string, keep: number): string {
  if (value.length <= keep * 2 + 2) return value;
  return `${value.slice(0, keep)}…${value.slice(-keep)}`;
}
