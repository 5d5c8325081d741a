/** A name as folder, which many objects share, and the rest. */
export function placeOf(path: string): { folderPath: string; name: string } {
  const name = /[^\\/]*$/.exec(path)?.[0] ?? '';
  return { folderPath: path.slice(0, path.length - name.length), name };
}
