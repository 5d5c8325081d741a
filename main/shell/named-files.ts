import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The paths that a start names, absolute. A second start hands its words to the first, which lies
 * in another folder; desktops hand a file as a path or as a `file:` address. Whether a path is
 * there, and what it is, is said in the window.
 *
 * @param hasAppPath the first word that is no switch names the app itself: `electron . file`
 */
export function namedFiles(
  argv: readonly string[],
  folder: string,
  hasAppPath: boolean,
): readonly string[] {
  const words = argv.slice(1).filter((word) => word !== '' && !word.startsWith('-'));
  return words.slice(hasAppPath ? 1 : 0).flatMap((word) => pathOf(word, folder));
}

function pathOf(word: string, folder: string): string[] {
  if (!word.toLowerCase().startsWith('file:')) return [resolve(folder, word)];
  try {
    return [fileURLToPath(word)];
  } catch {
    return [];
  }
}
