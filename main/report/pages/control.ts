import type { Content } from 'pdfmake/interfaces.js';
import type { Conclusion } from '../../../preload/contract/assessment.ts';
import {
  bullets,
  colours,
  contentWidth,
  counted,
  facts,
  hash,
  label,
  resultMark,
  results,
  sizes,
  time,
  type Fact,
} from '../look.ts';
import type { ControlPaper } from '../model.ts';
import { evidence, prose } from '../text.ts';
import { itemsTable } from './items.ts';
import { destination } from './summary.ts';

/** A control's own section: what was asked, how, what was found, what is concluded. */
export function controlSection(control: ControlPaper): Content[] {
  return [
    heading(control),
    conclusionBox(control),
    { stack: [prose(control.rationale)], margin: [0, 0, 0, 8] },
    label('What the logs cannot show here'),
    { stack: [prose(control.limitation)], margin: [0, 0, 0, 8] },
    label('Procedure'),
    facts(procedure(control)),
    ...deviations(control),
    ...earlier(control.earlier),
    ...itemsTable(control),
  ];
}

function heading({ id, title }: ControlPaper): Content {
  return {
    text: [{ text: `${id}   `, color: colours.ink3, bold: false }, evidence(title)],
    style: 'chapter',
    fontSize: 14.5,
    pageBreak: 'before',
    id: destination(id),
    tocItem: true,
    tocMargin: [16, 2.5, 0, 0],
    outline: true,
    outlineText: `${id} ${title}`,
    outlineParentId: 'controls',
  } as Content;
}

/** The conclusion first: it is what most readers came for. */
function conclusionBox({ conclusion, proposed }: ControlPaper): Content {
  const colour = results[conclusion?.result ?? 'open'].colour;
  const said: Content[] =
    conclusion === null
      ? [
          resultMark(null, 10.5),
          {
            text: `Nobody has concluded this control. Offered by default: ${results[proposed.result].word.toLowerCase()}.`,
            margin: [0, 4, 0, 0],
          },
        ]
      : [
          resultMark(conclusion.result, 10.5),
          { stack: [prose(conclusion.rationale)], margin: [0, 5, 0, 5] },
          {
            text: [
              evidence(`${conclusion.author.name}, ${conclusion.author.role}`),
              ` · ${time(conclusion.at)} · ledger entry ${conclusion.seq} `,
              { text: conclusion.hash.slice(0, 12), font: 'Mono' },
            ],
            fontSize: sizes.tiny + 0.4,
            color: colours.ink3,
          },
        ];
  return {
    layout: {
      hLineWidth: () => 0,
      vLineWidth: (i) => (i === 0 ? 2.2 : 0),
      vLineColor: () => colour,
      fillColor: () => colours.sunken,
      paddingLeft: () => 11,
      paddingRight: () => 11,
      paddingTop: () => 8,
      paddingBottom: () => 8,
    },
    table: { widths: [contentWidth - 24.2], body: [[{ stack: said }]] },
    margin: [0, 2, 0, 11],
  };
}

function procedure({ rule, population, populationFile }: ControlPaper): Fact[] {
  const { count, first, last, hash: populationHash } = population;
  return [
    ['Rule', prose(rule.title)],
    ['It finds', prose(rule.sentence)],
    ['Rule id', { text: rule.id, font: 'Mono', fontSize: sizes.hash, color: colours.ink2 }],
    ['Rule SHA-256', hash(rule.sha256)],
    [
      'Population',
      first === null || last === null
        ? counted(count, 'event')
        : `${counted(count, 'event')}, ${time(first)} to ${time(last)}`,
    ],
    ['Population hash', hash(populationHash)],
    [
      'Embedded file',
      { text: populationFile, font: 'Mono', fontSize: sizes.hash, color: colours.ink2 },
    ],
  ];
}

function deviations({ rule }: ControlPaper): Content[] {
  if (rule.deviations.length === 0) return [];
  return [
    label('Where our condition departs from the printed one'),
    bullets(rule.deviations.map((text) => ({ stack: [prose(text)], fontSize: sizes.small }))),
  ];
}

function earlier(list: readonly Conclusion[]): Content[] {
  if (list.length === 0) return [];
  return [
    label('Earlier conclusions'),
    bullets(
      list.map((each) => ({
        text: [
          { text: `${results[each.result].word}. `, bold: true },
          evidence(each.rationale),
          { text: ` ${each.author.name}, ${time(each.at)}`, color: colours.ink3 },
        ],
        fontSize: sizes.small,
      })),
    ),
  ];
}
