import type { Content, TableCell } from 'pdfmake/interfaces.js';
import type { Annotation } from '../../../preload/contract/domain.ts';
import {
  colours,
  contentWidth,
  counted,
  head,
  number,
  section,
  sizes,
  tableLayout,
  time,
} from '../look.ts';
import { mostItems, type ControlPaper, type ReportItem } from '../model.ts';
import { evidence, prose } from '../text.ts';

const gaps = 10 * 3;
const timeWidth = 62;
const whoWidth = 122;
const whereWidth = 104;
const whatWidth = contentWidth - timeWidth - whoWidth - whereWidth - gaps;
const widths = [timeWidth, whatWidth, whoWidth, whereWidth];

/** The events of a control, as many as are printed, with what people wrote about them. */
export function itemsTable({ population, items, populationFile }: ControlPaper): Content[] {
  if (items.length === 0) {
    return [
      section('Population'),
      { text: 'The rule found no event in the period and scope.', color: colours.ink2 },
    ];
  }
  return [
    section('Population'),
    listed(population.count, items.length, populationFile),
    {
      layout: tableLayout,
      table: {
        headerRows: 1,
        keepWithHeaderRows: 1,
        dontBreakRows: true,
        widths,
        body: [
          [head('Time (UTC)'), head('What'), head('Who'), head('Where')] as TableCell[],
          ...items.map(row),
        ],
      },
    },
  ];
}

function listed(count: number, shown: number, file: string): Content {
  const all: Content[] =
    shown === count
      ? [`All ${counted(count, 'event')} in time order; also in the embedded file `]
      : [
          `${number(shown)} of ${counted(count, 'event')} listed: the first ${mostItems} in time order and every one with a note. All are in the embedded file `,
        ];
  return {
    text: [...all, { text: file, font: 'Mono', fontSize: sizes.hash }, '.'],
    fontSize: sizes.small,
    color: colours.ink2,
    margin: [0, 0, 0, 7],
  };
}

function row(item: ReportItem): TableCell[] {
  const [date = '', clock = ''] = time(item.eventTime).split(' ');
  return [
    { stack: [{ text: date }, { text: clock, color: colours.ink2 }], style: ['figures', 'cell'] },
    { stack: [...what(item), ...item.annotations.map(note)], style: 'cell' },
    { stack: [evidence(item.who || 'not named'), second(item.identityType)], style: 'cell' },
    {
      stack: [
        { text: [evidence(item.account), ' · ', evidence(item.region)] },
        second(item.sourceIPAddress),
      ],
      style: 'cell',
    },
  ];
}

function what({ eventName, eventSource, eventID, errorCode, conflict }: ReportItem): Content[] {
  const service = eventSource.replace(/\.amazonaws\.com$/, '');
  return [
    {
      text: [
        { text: [evidence(eventName)], bold: true },
        '  ',
        { text: [evidence(service)], color: colours.ink3 },
      ],
    },
    ...(errorCode === null
      ? []
      : [{ text: ['Failed: ', evidence(errorCode)], color: colours.broken } as Content]),
    ...(conflict
      ? [
          {
            text: 'Conflict: another record has this event ID and other content',
            color: colours.attention,
          } as Content,
        ]
      : []),
    {
      stack: [evidence(eventID, 'Mono')],
      fontSize: 6.1,
      color: colours.ink3,
      margin: [0, 1, 0, 0],
    },
  ];
}

function second(text: string): Content {
  return { stack: [evidence(text)], color: colours.ink3, fontSize: sizes.tiny };
}

/** What a person wrote, told apart from what the record says by colour and a line beside it. */
function note({ author, at, note: text, tag, status, reason }: Annotation): Content {
  const said: Content[] = [
    ...(text === null ? [] : [prose(text)]),
    ...(status === null
      ? []
      : [
          {
            text: [`Status: ${status}`, ...(reason === null ? [] : [' – ', evidence(reason)])],
          } as Content,
        ]),
    ...(tag === null ? [] : [{ text: ['Tag: ', evidence(tag)] } as Content]),
    {
      text: [evidence(author.name), ` · ${time(at)}`],
      fontSize: sizes.tiny - 0.4,
      color: colours.ink3,
    },
  ];
  return {
    layout: {
      hLineWidth: () => 0,
      vLineWidth: (i) => (i === 0 ? 1.6 : 0),
      vLineColor: () => colours.human,
      paddingLeft: () => 6,
      paddingRight: () => 0,
      paddingTop: () => 1,
      paddingBottom: () => 1,
    },
    table: { widths: [whatWidth - 7.6], body: [[{ stack: said, color: colours.human }]] },
    margin: [0, 3, 0, 1],
  };
}
