import type { Content, TableCell } from 'pdfmake/interfaces.js';
import type { ControlResult } from '../../../preload/contract/assessment.ts';
import {
  chapter,
  colours,
  contentWidth,
  counted,
  day,
  head,
  number,
  resultMark,
  results,
  sizes,
  tableLayout,
  tableWidths,
} from '../look.ts';
import type { ControlPaper, ReportModel } from '../model.ts';
import { evidence } from '../text.ts';

type Result = ControlResult | 'open';

const order: readonly Result[] = [
  'deviation',
  'open',
  'not-evaluable',
  'no-deviation',
  'not-applicable',
];

/** One picture and one table: what was concluded, and on how many events. */
export function summary(model: ReportModel): Content[] {
  const tally = order
    .map((result) => ({
      result,
      count: model.controls.filter((each) => of(each) === result).length,
    }))
    .filter(({ count }) => count > 0);
  return [
    chapter('Summary', '2'),
    {
      text: `${counted(model.controls.length, 'control')}, by the result that was concluded.`,
      margin: [0, 0, 0, 8],
    },
    bar(tally, model.controls.length),
    legend(tally),
    table(model.controls),
    {
      text: 'The population of a control is every event in scope and period that its rule found. An event is activity to look at, not by itself a deviation.',
      fontSize: sizes.small,
      color: colours.ink3,
      margin: [0, 8, 0, 0],
    },
  ];
}

function of(control: ControlPaper): Result {
  return control.conclusion?.result ?? 'open';
}

interface Share {
  readonly result: Result;
  readonly count: number;
}

function bar(tally: readonly Share[], total: number): Content {
  const gap = 2;
  const width = contentWidth - gap * (tally.length - 1);
  let x = 0;
  const canvas = tally.map(({ result, count }) => {
    const w = (width * count) / total;
    const rect = { type: 'rect' as const, x, y: 0, w, h: 9, color: results[result].colour };
    x += w + gap;
    return rect;
  });
  return { canvas, margin: [0, 0, 0, 7] };
}

function legend(tally: readonly Share[]): Content {
  return {
    columns: tally.map(({ result, count }) => ({
      width: 'auto',
      text: [
        { text: `${results[result].sign}  `, color: results[result].colour, bold: true },
        { text: `${number(count)} `, bold: true },
        results[result].word.toLowerCase(),
      ],
    })),
    columnGap: 18,
    fontSize: sizes.small,
    margin: [0, 0, 0, 18],
  };
}

const widths = tableWidths(30, 172, 52, 54);

function table(controls: readonly ControlPaper[]): Content {
  const rows = controls.map((control): TableCell[] => {
    const { count, first, last } = control.population;
    const span = first === null || last === null ? '–' : `${day(first)}\n${day(last)}`;
    return [
      { stack: [evidence(control.id)], bold: true },
      { stack: [evidence(control.title)], linkToDestination: destination(control.id) } as TableCell,
      { text: number(count), alignment: 'right' },
      { text: span, fontSize: sizes.tiny, color: colours.ink2 },
      resultMark(control.conclusion?.result ?? null),
    ];
  });
  return {
    layout: tableLayout,
    table: {
      headerRows: 1,
      keepWithHeaderRows: 2,
      dontBreakRows: true,
      widths,
      body: [
        [
          head('Control'),
          head('Subject'),
          head('Population', 'right'),
          head('First, last event'),
          head('Result'),
        ] as TableCell[],
        ...rows,
      ],
    },
  };
}

/** The name under which a control's section can be jumped to. */
export function destination(control: string): string {
  return `control-${Buffer.from(control).toString('hex')}`;
}
