import type { Content, CustomTableLayout, StyleDictionary } from 'pdfmake/interfaces.js';

/** Colours of print: ink on paper, one accent, colour only where it carries a judgement. */
export const ink = '#1b1c1e';
export const quiet = '#55585e';
export const line = '#d2d1cb';
export const accent = '#1f5fbf';
export const tones = {
  valid: '#1f7a4d',
  attention: '#9a6200',
  exception: '#b3261e',
  none: '#6b6e75',
} as const;

export const styles: StyleDictionary = {
  title: { fontSize: 26, bold: true, color: ink, lineHeight: 1.1 },
  h1: { fontSize: 16, bold: true, color: ink, margin: [0, 0, 0, 8] },
  h2: { fontSize: 12, bold: true, color: ink, margin: [0, 14, 0, 5] },
  label: { fontSize: 8, color: quiet },
  small: { fontSize: 8, color: quiet },
  mono: { font: 'Mono', fontSize: 7.2 },
  head: { fontSize: 7.5, bold: true, color: quiet },
  cell: { fontSize: 8 },
};

/** Rows parted by hair lines, nothing else. */
export const hairlines: CustomTableLayout = {
  hLineWidth: (row, node) => (row === 0 || row === node.table.body.length ? 0 : 0.5),
  vLineWidth: () => 0,
  hLineColor: () => line,
  paddingLeft: (column) => (column === 0 ? 0 : 5),
  paddingRight: () => 5,
  paddingTop: () => 3,
  paddingBottom: () => 3,
};

/** A chapter's heading: on a new page, in the contents and in the bookmarks. */
export function chapter(text: string, id?: string): Content {
  return {
    text,
    style: 'h1',
    pageBreak: 'before',
    tocItem: true,
    outline: true,
    ...(id === undefined ? {} : { id }),
  };
}

/** Labels and values in two columns. */
export function facts(rows: readonly (readonly [string, Content])[]): Content {
  return {
    table: {
      widths: [110, '*'],
      body: rows.map(([label, value]) => [{ text: label, color: quiet }, value]),
    },
    layout: hairlines,
  };
}

/** A hash or an id, whole, that may break anywhere. */
export function mono(text: string, size = 7.2): Content {
  return { text, font: 'Mono', fontSize: size, wordBreak: 'break-all' } as Content;
}
