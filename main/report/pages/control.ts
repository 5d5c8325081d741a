import type { Content, TableCell } from 'pdfmake/interfaces.js';
import type { Annotation } from '../../../preload/contract/domain.ts';
import type { ControlSection, ListedEvent } from '../model.ts';
import { printable, printableProse } from '../printable.ts';
import { chapter, facts, hairlines, mono, quiet } from '../style.ts';
import { count, moment, resultOrOpen } from '../words.ts';
import { toneOf } from './summary.ts';

/** One control: what was asked, what was found, what was concluded. */
export function controlPages(section: ControlSection): Content[] {
  const { paper } = section;
  return [
    chapter(`${paper.control}  ${printable(paper.title)}`, `control-${paper.control}`),
    conclusionBlock(section),
    { text: 'Why CloudTrail speaks to it', style: 'h2' },
    { text: printableProse(paper.rationale), lineHeight: 1.2 },
    { text: 'What the logs cannot show', style: 'h2' },
    { text: printableProse(paper.limitation), lineHeight: 1.2 },
    { text: 'Rule and population', style: 'h2' },
    facts([
      ['Rule', `${printable(paper.rule.title)} (${paper.rule.id})`],
      ['In words', printableProse(paper.rule.sentence)],
      ['Rule file', mono(`SHA-256 ${paper.rule.sha256}`)],
      ['Events', count(paper.population.count)],
      ['First, last', spanOf(section)],
      ['Population hash', mono(`SHA-256 ${paper.population.hash}`)],
    ]),
    ...deviationNotes(paper.rule.deviations),
    ...populationTable(section),
  ];
}

function conclusionBlock({ paper }: ControlSection): Content {
  const { conclusion, proposed } = paper;
  const result = conclusion?.result ?? null;
  const byWhom =
    conclusion === null
      ? `Nobody has concluded it. Proposed before review: ${resultOrOpen(proposed.result).toLowerCase()}. ${proposed.ground}`
      : printableProse(conclusion.rationale);
  const signature =
    conclusion === null
      ? []
      : [
          {
            text: `${printable(conclusion.author.name)}, ${moment(conclusion.at)} UTC · ledger entry ${conclusion.seq}`,
            style: 'small',
            margin: [0, 4, 0, 0] as [number, number, number, number],
          },
        ];
  return {
    table: {
      widths: ['*'],
      body: [
        [
          {
            stack: [
              { text: resultOrOpen(result), bold: true, fontSize: 11, color: toneOf(result) },
              { text: byWhom, margin: [0, 3, 0, 0], lineHeight: 1.2 },
              ...signature,
            ],
            margin: [8, 6, 8, 6],
          },
        ],
      ],
    },
    layout: {
      hLineWidth: () => 0,
      vLineWidth: (index) => (index === 0 ? 2 : 0),
      vLineColor: () => toneOf(result),
      fillColor: () => '#f6f6f4',
    },
  };
}

function spanOf({ paper: { population } }: ControlSection): string {
  if (population.first === null || population.last === null) return 'none';
  return `${moment(population.first)} and ${moment(population.last)} UTC`;
}

function deviationNotes(deviations: readonly string[]): Content[] {
  if (deviations.length === 0) return [];
  return [
    { text: 'Where the rule departs from the benchmark’s printed condition', style: 'h2' },
    { ul: deviations.map(printableProse), lineHeight: 1.2 },
  ];
}

function populationTable({ paper, listed }: ControlSection): Content[] {
  const all = paper.population.count;
  if (all === 0) {
    return [
      { text: 'Events', style: 'h2' },
      {
        text: 'The rule found no event in the period and scope. That alone does not show that none happened: see the limitations.',
      },
    ];
  }
  const head = ['When (UTC)', 'What', 'Who', 'Where', 'From', 'Result'].map((text): TableCell => ({
    text,
    style: 'head',
  }));
  const note =
    listed.length < all
      ? `${count(listed.length)} of ${count(all)} listed; all are in the attached population-${paper.control}.csv.`
      : `All ${count(all)} listed; also in the attached population-${paper.control}.csv.`;
  return [
    { text: 'Events', style: 'h2' },
    { text: note, style: 'small', margin: [0, 0, 0, 4] },
    {
      table: {
        headerRows: 1,
        keepWithHeaderRows: 1,
        dontBreakRows: true,
        widths: [46, 88, '*', 62, 62, 62],
        body: [head, ...listed.flatMap(rowsOf)],
      },
      layout: hairlines,
    },
  ];
}

function rowsOf(item: ListedEvent): TableCell[][] {
  const { row, notes } = item;
  const cell = (text: string): TableCell => ({
    ...({ text: printable(text), style: 'cell', wordBreak: 'break-all' } as object),
    text: printable(text),
  });
  const service = row.eventSource.replace(/\.amazonaws\.com$/, '');
  const event: TableCell[] = [
    { text: moment(row.eventTime), font: 'Mono', fontSize: 6.6 },
    {
      stack: [
        cell(row.eventName) as Content,
        { text: printable(service), fontSize: 7, color: quiet },
      ],
    },
    cell(row.who),
    {
      stack: [
        { text: printable(row.account), fontSize: 7.2 },
        { text: printable(row.region), fontSize: 7, color: quiet },
      ],
    },
    cell(row.sourceIPAddress),
    cell(row.errorCode ?? 'success'),
  ];
  return [event, ...notes.map(noteRow)];
}

function noteRow({ author, at, note }: Annotation): TableCell[] {
  const words: TableCell = {
    colSpan: 6,
    text: [
      { text: `Note, ${printable(author.name)}, ${moment(at)} UTC: `, color: '#6a45b8' },
      { text: printableProse(note ?? '') },
    ],
    fontSize: 8,
    margin: [8, 0, 0, 2],
  };
  return [words, {}, {}, {}, {}, {}];
}
