import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assetsFolder } from '../platform/assets.ts';
import { glyphsOf } from './glyphs.ts';

/** Families as the pages name them. Each has what it needs of normal and bold, and no italics. */
export type Family = 'Inter' | 'Mono';

const files = {
  Inter: { normal: 'Inter-Regular.ttf', bold: 'Inter-SemiBold.ttf' },
  Mono: { normal: 'JetBrainsMono-Regular.ttf', bold: 'JetBrainsMono-Regular.ttf' },
} as const;

interface Fonts {
  /** File name → contents. */
  readonly data: ReadonlyMap<string, Buffer>;
  readonly families: Readonly<Record<Family, { readonly normal: string; readonly bold: string }>>;
  /** True if every face of the family draws the character. */
  draws(family: Family, code: number): boolean;
}

let loaded: Fonts | undefined;

/** The fonts of reports, read once: subsets of Inter and JetBrains Mono (assets/fonts/pdf). */
export function reportFonts(): Fonts {
  loaded ??= load();
  return loaded;
}

function load(): Fonts {
  const folder = join(assetsFolder(), 'fonts', 'pdf');
  const names = [...new Set(Object.values(files).flatMap((faces) => Object.values(faces)))];
  const data = new Map(names.map((name) => [name, readFileSync(join(folder, name))]));
  const glyphs = new Map([...data].map(([name, bytes]) => [name, glyphsOf(bytes)]));
  return {
    data,
    families: files,
    draws: (family, code) =>
      Object.values(files[family]).every((name) => glyphs.get(name)?.has(code)),
  };
}
