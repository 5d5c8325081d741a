/**
 * Which characters a TrueType font can draw: its `cmap` table, format 4 (OpenType 1.9, "cmap").
 * pdfmake draws nothing at all for a missing glyph, and says nothing.
 */
export function glyphsOf(font: Buffer): ReadonlySet<number> {
  const cmap = tableOf(font, 'cmap');
  const count = font.readUInt16BE(cmap + 2);
  for (let i = 0; i < count; i += 1) {
    const start = cmap + font.readUInt32BE(cmap + 4 + i * 8 + 4);
    if (font.readUInt16BE(start) === 4) return segments(font, start);
  }
  throw new Error('the font has no character table of format 4');
}

function tableOf(font: Buffer, name: string): number {
  const count = font.readUInt16BE(4);
  for (let i = 0; i < count; i += 1) {
    const at = 12 + i * 16;
    if (font.toString('latin1', at, at + 4) === name) return font.readUInt32BE(at + 8);
  }
  throw new Error(`the font has no table ${name}`);
}

function segments(font: Buffer, start: number): Set<number> {
  const found = new Set<number>();
  const double = font.readUInt16BE(start + 6);
  for (let segment = 0; segment < double; segment += 2) {
    const end = font.readUInt16BE(start + 14 + segment);
    const first = font.readUInt16BE(start + 16 + double + segment);
    const delta = font.readUInt16BE(start + 16 + double * 2 + segment);
    const rangeAt = start + 16 + double * 3 + segment;
    const range = font.readUInt16BE(rangeAt);
    for (let code = first; code <= end && code !== 0xffff; code += 1) {
      const glyph =
        range === 0
          ? (code + delta) & 0xffff
          : font.readUInt16BE(rangeAt + range + (code - first) * 2);
      if (glyph !== 0) found.add(code);
    }
  }
  return found;
}
