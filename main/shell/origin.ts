/** True for an address of our own page. Compares parts: a look-alike prefix is not ours. */
export function isPage(address: string): boolean {
  try {
    const url = new URL(address);
    return url.protocol === 'trailproof:' && url.host === 'app' && url.username === '';
  } catch {
    return false;
  }
}
