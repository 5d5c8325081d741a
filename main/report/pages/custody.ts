import type { Content, TableCell } from 'pdfmake/interfaces.js';
import {
  chapter,
  colours,
  counted,
  head,
  label,
  number,
  paragraph,
  section,
  sizes,
  tableLayout,
  tableWidths,
  time,
  day,
} from '../look.ts';
import type { ReportModel } from '../model.ts';
import { evidence } from '../text.ts';

/** Where the evidence came from, what became of every record, and what holds it together. */
export function custody(model: ReportModel): Content[] {
  const { custody: facts } = model;
  return [
    chapter('Custody of the evidence', '5'),
    paragraph(
      'Every import keeps the files it was given, byte for byte, and accounts for every record in them: records = indexed + duplicates + conflicts + rejected.',
    ),
    section('Imports'),
    runs(model),
    ...(facts.steps.length === 0 ? [] : [section('Sealed objects'), ...steps(model)]),
    section('What was set aside'),
    ...setAside(model),
  ];
}

const runWidths = tableWidths(16, 96, 84, 30, 40, 40, 44);

function runs({ custody: { runs: list } }: ReportModel): Content {
  const figure = (n: number): TableCell => ({
    text: number(n),
    alignment: 'right',
    style: 'figures',
  });
  return {
    layout: tableLayout,
    fontSize: sizes.tiny + 0.4,
    table: {
      headerRows: 1,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
      widths: runWidths,
      body: [
        [
          head('No.'),
          head('Source'),
          head('When, by whom'),
          head('Files', 'right'),
          head('Records', 'right'),
          head('Indexed', 'right'),
          head('Duplicate', 'right'),
          head('Other*', 'right'),
        ] as TableCell[],
        ...list.map((run): TableCell[] => [
          figure(run.run),
          { stack: run.sources.slice(0, 4).map((source) => evidence(source)) },
          {
            stack: [
              { text: time(run.startedAt) },
              {
                text: [evidence(run.author), run.state === 'finished' ? '' : `, ${run.state}`],
                color: colours.ink3,
              },
            ],
          },
          figure(run.objects),
          figure(run.records),
          figure(run.indexed),
          figure(run.duplicates),
          figure(run.conflicts + run.rejected),
        ]),
      ],
    },
    margin: [0, 0, 0, 4],
  };
}

/** Printed; the ledger that travels inside the report has all. */
const mostSteps = 60;

function steps({ custody: { steps: list } }: ReportModel): Content[] {
  return [
    paragraph(
      'Objects are sealed in steps. Each step’s Merkle root (RFC 9162, 2.1.1) over the SHA-256 of its objects stands in the ledger.',
    ),
    {
      layout: tableLayout,
      fontSize: sizes.tiny + 0.4,
      table: {
        headerRows: 1,
        keepWithHeaderRows: 1,
        dontBreakRows: true,
        widths: tableWidths(30, 62, 84),
        body: [
          [
            head('Import'),
            head('Objects'),
            head('Sealed (UTC)'),
            head('Merkle root'),
          ] as TableCell[],
          ...list
            .slice(0, mostSteps)
            .map((step): TableCell[] => [
              { text: String(step.run) },
              { text: `${number(step.firstObject)} – ${number(step.lastObject)}` },
              { text: time(step.at) },
              { text: step.merkleRoot, font: 'Mono', fontSize: 6.5, color: colours.ink2 },
            ]),
        ],
      },
      margin: [0, 0, 0, 4],
    },
    ...(list.length > mostSteps
      ? [
          paragraph(
            `${number(mostSteps)} of ${number(list.length)} steps listed; all are in ledger.jsonl.`,
          ),
        ]
      : []),
  ];
}

function setAside({
  custody: { rejections, rejected, ignored, disposals, runs: list },
}: ReportModel): Content[] {
  const conflicts = list.reduce((sum, run) => sum + run.conflicts, 0);
  return [
    paragraph(
      `* ${counted(conflicts, 'conflict')} (the same event ID with other content; both are kept and flagged) and ${counted(rejected, 'record')} that could not be read and are kept as they came.`,
    ),
    ...(rejections.length === 0
      ? []
      : [
          label('Rejected'),
          {
            layout: tableLayout,
            fontSize: sizes.tiny + 0.4,
            table: {
              headerRows: 1,
              keepWithHeaderRows: 1,
              dontBreakRows: true,
              widths: tableWidths(180, 80),
              body: [
                [head('File'), head('Reason'), head('Detail')] as TableCell[],
                ...rejections.map(({ object, reason, detail }): TableCell[] => [
                  { stack: [evidence(object)] },
                  { stack: [evidence(reason)] },
                  { stack: [evidence(detail)] },
                ]),
              ],
            },
            margin: [0, 0, 0, 4],
          } as Content,
          ...(rejected > rejections.length
            ? [paragraph(`${number(rejections.length)} of ${number(rejected)} listed.`)]
            : []),
        ]),
    ...(ignored.length === 0
      ? []
      : [
          label('Ignored: files that are no logs'),
          {
            stack: ignored.map(({ reason, count }) => ({
              text: [{ text: number(count) }, '  ', evidence(reason)],
            })),
            fontSize: sizes.small,
          } as Content,
        ]),
    ...(disposals.length === 0
      ? []
      : [
          label('Disposed of: no longer in the archive'),
          {
            stack: disposals.map(({ at, by, reason, objects, events }) => ({
              text: [
                {
                  text: `${day(at)}  ${counted(objects, 'original')} with ${counted(events, 'event')}, by `,
                },
                evidence(by),
                { text: ': ' },
                evidence(reason),
              ],
            })),
            fontSize: sizes.small,
          } as Content,
        ]),
  ];
}
