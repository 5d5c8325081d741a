/**
 * The file of a thread: beside its caller when the program runs as it was written, in the bundle's
 * folder under `built` when it was built (electron.vite.config.ts names the entries).
 *
 * @param caller import.meta.url of the module that starts the thread
 */
export function threadFile(caller: string, source: string, built: string): URL {
  return new URL(caller.endsWith('.ts') ? source : built, caller);
}
