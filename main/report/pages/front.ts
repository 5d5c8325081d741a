import type { Content } from 'pdfmake/interfaces.js';
import type { ReportModel } from '../model.ts';
import { printable } from '../printable.ts';
import { accent, facts, mono, quiet } from '../style.ts';
import { count, moment } from '../words.ts';

/** The first page: what this is, of whom, over which period, by whom. */
export function coverPage(model: ReportModel): Content[] {
  const { assessment, preparedBy } = model;
  const { framework } = assessment;
  return [
    { canvas: [{ type: 'rect', x: 0, y: 0, w: 36, h: 4, color: accent }], margin: [0, 90, 0, 18] },
    { text: printable(model.engagement), fontSize: 13, color: quiet, margin: [0, 0, 0, 4] },
    { text: 'Assessment report', style: 'title' },
    {
      text: `${printable(framework.name)} ${framework.version}`,
      fontSize: 14,
      margin: [0, 6, 0, 40],
    },
    facts([
      ['Assessment', `${assessment.id} · ${printable(assessment.name)}`],
      ['Period', `${moment(assessment.from)} to ${moment(assessment.to)} UTC, end excluded`],
      ['Scope', scopeOf(model)],
      ['Prepared by', `${printable(preparedBy.name)}, ${printable(preparedBy.role)}`],
      ['Generated', `${moment(model.generatedAt)} UTC with ${model.program}`],
      ['Report', mono(model.id, 8)],
      ['Status', model.draft ? 'DRAFT, not for reliance' : 'Final'],
    ]),
    { text: 'What this report is, and what it is not', style: 'h2', margin: [0, 40, 0, 6] },
    {
      text: [
        'It states which activity the archived AWS CloudTrail records show for each control, and what the person named above concluded from it. ',
        'It is activity evidence: it does not show how systems were configured, and it cannot show what was never logged. ',
        'It is no SOC 2 report, no PCI DSS Report on Compliance, no ISO certificate and no auditor’s opinion. ',
        `${printable(framework.name)} is named to say which controls were looked at; its owner has neither reviewed nor endorsed this report or the program that made it.`,
      ],
      lineHeight: 1.25,
    },
  ];
}

function scopeOf({ assessment: { accounts, regions } }: ReportModel): string {
  const list = (names: readonly string[], all: string): string =>
    names.length === 0 ? all : names.map(printable).join(', ');
  return `${list(accounts, 'all accounts in the archive')}; ${list(regions, 'all regions')}`;
}

/** The contents, and the result of every control on one page. */
export function contentsPage(): Content[] {
  return [
    {
      toc: {
        title: { text: 'Contents', style: 'h1' },
        numberStyle: { color: quiet },
      },
      pageBreak: 'before',
    },
  ];
}

/** How many controls stand where, in one sentence. */
export function summarySentence(model: ReportModel): string {
  const concluded = model.controls.filter(({ paper }) => paper.conclusion !== null);
  const deviations = concluded.filter(({ paper }) => paper.conclusion?.result === 'deviation');
  const all = count(model.controls.length);
  return `${count(concluded.length)} of ${all} controls are concluded, ${count(deviations.length)} of them with a deviation.`;
}
