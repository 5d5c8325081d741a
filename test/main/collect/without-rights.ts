/**
 * Does work as somebody without rights: root may read and write everything, which tests of
 * permissions must not depend on. The user 65534 is nobody's on every Unix.
 */
export async function withoutRights<T>(work: () => T | Promise<T>): Promise<T> {
  const isRoot = process.geteuid?.() === 0;
  if (isRoot) process.seteuid?.(65_534);
  try {
    return await work();
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
}
