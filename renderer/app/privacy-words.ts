/** A file is not the screen: it holds what the record holds. */
export function realNames(what: string): string {
  return `${what} names people as the records do; pseudonyms are on the screen alone.`;
}
