/** The report's look: an instrument on paper. Colour only where it carries a judgement. */
import type { Content, CustomTableLayout } from 'pdfmake/interfaces.js';
import type { ControlResult } from '../../preload/contract/assessment.ts';

export const colours = {
  ink: '#1b1c1e',
  ink2: '#55585e',
  ink3: '#686b72',
  line: '#e4e3df',
  strongLine: '#c9c8c2',
  sunken: '#f3f3f1',
  accent: '#1f5fbf',
  valid: '#1f7a4d',
  attention: '#9a6200',
  broken: '#b3261e',
  human: '#6a45b8',
  none: '#6b6e75',
} as const;

/** Points (1/72 inch). A4, and the width that is left between the margins. */
export const page = { width: 595.28, height: 841.89, left: 62, right: 62, top: 78, bottom: 66 };
export const contentWidth = page.width - page.left - page.right;

export const sizes = {
  title: 26,
  chapter: 17,
  section: 12.5,
  body: 9.2,
  small: 8,
  tiny: 7,
  hash: 7.2,
};

/** Numbers as people read them: `12,345`. */
export function number(n: number): string {
  return n.toLocaleString('en');
}

export function counted(n: number, one: string, many = `${one}s`): string {
  return `${number(n)} ${n === 1 ? one : many}`;
}

/** `2026-03-14 02:17:08`; the pages say that times are UTC. */
export function time(instant: string): string {
  return instant.slice(0, 19).replace('T', ' ');
}

export function day(instant: string): string {
  return instant.slice(0, 10);
}

/** Result words of a control (product.md, "Words that are right"), each with a shape beside its colour. */
export const results: Readonly<
  Record<ControlResult | 'open', { word: string; sign: string; colour: string }>
> = {
  'no-deviation': { word: 'No deviation', sign: '✓', colour: colours.valid },
  deviation: { word: 'Deviation', sign: '▲', colour: colours.broken },
  'not-evaluable': { word: 'Not evaluable from logs', sign: '○', colour: colours.none },
  'not-applicable': { word: 'Not applicable', sign: '–', colour: colours.none },
  open: { word: 'Not concluded', sign: '□', colour: colours.attention },
};

export function resultMark(result: ControlResult | null, size: number = sizes.small): Content {
  const { word, sign, colour } = results[result ?? 'open'];
  return {
    text: [{ text: `${sign}  `, bold: true }, word],
    color: colour,
    fontSize: size,
    bold: true,
  };
}

/** A chapter begins on a page of its own. */
export function chapter(title: string, number: string, id?: string): Content {
  return {
    text: [{ text: `${number}   `, color: colours.ink3, bold: false }, title],
    style: 'chapter',
    pageBreak: 'before',
    tocItem: true,
    tocMargin: [0, 7, 0, 0],
    tocStyle: { bold: true, fontSize: sizes.body },
    outline: true,
    outlineText: `${number} ${title}`,
    ...(id === undefined ? {} : { id, outlineExpanded: true }),
  } as Content;
}

export function section(title: string): Content {
  return { text: title, style: 'section' };
}

/** A small heading above a paragraph. */
export function label(text: string): Content {
  return { text, style: 'label' };
}

export function paragraph(text: Content): Content {
  return { stack: [text], margin: [0, 0, 0, 7] };
}

export function bullets(items: readonly Content[]): Content {
  return {
    stack: items.map((item) => ({
      columns: [
        { width: 12, text: '·', bold: true, color: colours.ink3 },
        { width: contentWidth - 12, stack: [item] },
      ],
      margin: [0, 0, 0, 3],
    })),
    margin: [0, 0, 0, 6],
  };
}

/** 64 digits in one line; in a narrower place they break in the middle. */
export function hash(value: string, width: 'line' | 'narrow' = 'line'): Content {
  const text = width === 'line' ? value : `${value.slice(0, 32)}\n${value.slice(32)}`;
  return { text, font: 'Mono', fontSize: sizes.hash, color: colours.ink2 };
}

export type Fact = readonly [name: Content, value: Content];

/** Names on the left, values on the right, a thin line between. */
export function facts(list: readonly Fact[], nameWidth = 118): Content {
  return {
    layout: factLayout,
    table: {
      widths: [nameWidth, contentWidth - nameWidth - factGap],
      body: list.map(([name, value]) => [
        { stack: [name], color: colours.ink3, fontSize: sizes.small, margin: [0, 0.6, 0, 0] },
        { stack: [value] },
      ]),
    },
    margin: [0, 0, 0, 10],
  };
}

const factGap = 8;
const factLayout: CustomTableLayout = {
  hLineWidth: (i, node) => (i === 0 || i === node.table.body.length ? 0 : 0.5),
  vLineWidth: () => 0,
  hLineColor: () => colours.line,
  paddingLeft: () => 0,
  paddingRight: (i) => (i === 0 ? factGap : 0),
  paddingTop: () => 3.2,
  paddingBottom: () => 3.2,
};

/** Widths of a table that is as wide as the page allows: those given, and what is left for the last. */
export function tableWidths(...given: readonly number[]): number[] {
  const used = given.reduce((sum, width) => sum + width + 2 * cellPadding, 0);
  return [...given, contentWidth - used];
}

const cellPadding = 5;

/** Lines between rows, a stronger one below the head. */
export const tableLayout: CustomTableLayout = {
  hLineWidth: (i, node) => (i === 0 ? 0 : i === node.table.headerRows ? 0.8 : 0.5),
  vLineWidth: () => 0,
  hLineColor: (i, node) => (i === node.table.headerRows ? colours.ink2 : colours.line),
  paddingLeft: (i) => (i === 0 ? 0 : cellPadding),
  paddingRight: (i, node) => (i === (node.table.widths?.length ?? 0) - 1 ? 0 : cellPadding),
  paddingTop: () => 3,
  paddingBottom: () => 3,
};

export function head(text: string, alignment: 'left' | 'right' = 'left'): Content {
  return { text, alignment, fontSize: sizes.tiny + 0.3, color: colours.ink3 };
}
