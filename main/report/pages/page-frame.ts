import type { Content } from 'pdfmake/interfaces.js';
import { colours, page, sizes } from '../look.ts';
import type { ReportModel } from '../model.ts';
import { evidence } from '../text.ts';

/** What stands above every page but the cover. */
export function header(model: ReportModel, current: number): Content {
  if (current === 1) return '';
  const { framework, draft, id } = model;
  return {
    columns: [
      { width: 'auto', text: id, font: 'Mono' },
      {
        width: '*',
        text: [evidence(`${framework.name} ${framework.version}`)],
        alignment: draft ? 'center' : 'right',
      },
      ...(draft ? [{ width: 'auto', text: 'DRAFT', bold: true, color: colours.attention }] : []),
    ],
    columnGap: 12,
    ...frame,
    margin: [page.left, 38, page.right, 0],
  };
}

/** What stands below every page. */
export function footer(model: ReportModel, current: number, count: number): Content {
  return {
    columns: [
      {
        width: '*',
        text: [
          ...(current === 1 ? [{ text: `${model.id}   `, font: 'Mono' }] : []),
          'Ledger head ',
          { text: model.ledger.head.slice(0, 16), font: 'Mono' },
        ],
      },
      { width: 'auto', text: `Page ${current} of ${count}` },
    ],
    ...frame,
    margin: [page.left, 26, page.right, 0],
  };
}

const frame = { fontSize: sizes.tiny, color: colours.ink3 };
