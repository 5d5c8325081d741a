import type { Content, TableCell } from 'pdfmake/interfaces.js';
import type { ControlSection, ReportModel } from '../model.ts';
import { chapter, hairlines, quiet, tones } from '../style.ts';
import { count, resultOrOpen } from '../words.ts';
import { summarySentence } from './front.ts';

/** Every control with its population and its result. */
export function summaryPage(model: ReportModel): Content[] {
  const head = ['Control', 'Title', 'Population', 'Result'].map((text): TableCell => ({
    text,
    style: 'head',
    ...(text === 'Population' ? { alignment: 'right' } : {}),
  }));
  return [
    chapter('Summary'),
    { text: summarySentence(model), margin: [0, 0, 0, 10] },
    {
      table: {
        headerRows: 1,
        widths: [40, '*', 55, 120],
        body: [head, ...model.controls.map(rowOf)],
      },
      layout: hairlines,
    },
    {
      text: 'Population: events that the control’s rule found in the period and scope. It is the activity that the control speaks of, not a count of deviations.',
      style: 'small',
      margin: [0, 10, 0, 0],
    },
  ];
}

function rowOf({ paper }: ControlSection): TableCell[] {
  const result = paper.conclusion?.result ?? null;
  return [
    {
      text: paper.control,
      linkToDestination: `control-${paper.control}`,
      font: 'Mono',
      fontSize: 8,
    },
    { text: paper.title, linkToDestination: `control-${paper.control}` },
    { text: count(paper.population.count), alignment: 'right' },
    { text: resultOrOpen(result), color: toneOf(result), bold: result === 'deviation' },
  ];
}

/** Colour beside the word, never instead of it. */
export function toneOf(result: string | null): string {
  if (result === 'deviation') return tones.exception;
  if (result === 'no-deviation') return tones.valid;
  return result === null ? quiet : tones.none;
}
