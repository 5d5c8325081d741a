import type { Content, CustomTableLayout, TableCell } from 'pdfmake/interfaces.js';
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
  tableWidths,
  time,
} from '../look.ts';
import { mostItems, type ControlPaper, type ReportItem } from '../model.ts';
import { evidence, prose } from '../text.ts';

const widths = tableWidths(54, 152, 146);
/** Below all columns but the time; less the line beside it and the room between. */
const noteWidth = contentWidth - 54 - 10 - 7.6;

/** Lists up to this long stay with the paper if they fit there; longer ones begin on a new page. */
const shortList = 7;
/** Characters of notes that surely fit on a page; a block that must not be broken cannot be larger. */
const fewCharacters = 1500;

/** The events of a control, as many as are printed, with what people wrote about them. */
export function itemsTable(control: ControlPaper): Content[] {
  const { population, items, populationFile } = control;
  if (items.length === 0) {
    return [
      section('Population'),
      { text: 'The rule found no event in the period and scope.', color: colours.ink2 },
    ];
  }
  const written = items.reduce((sum, item) => sum + writtenIn(item), 0);
  const together = items.length <= shortList && written <= fewCharacters;
  const rows = items.flatMap(rowsOf);
  const list: Content = {
    layout: layoutOf(rows),
    table: {
      headerRows: 1,
      keepWithHeaderRows: 1,
      // A row that must not be broken, and is longer than a page, would run over its foot.
      dontBreakRows: items.every((item) => writtenIn(item) <= fewCharacters),
      widths,
      body: [
        [head('Time (UTC)'), head('What'), head('Who'), head('Where')] as TableCell[],
        ...rows,
      ],
    },
  };
  const block: Content = {
    stack: [section('Population'), listed(population.count, items.length, populationFile), list],
  };
  if (together) return [{ ...block, unbreakable: true }];
  return [{ ...block, pageBreak: 'before' }];
}

function writtenIn({ annotations }: ReportItem): number {
  return annotations.reduce(
    (sum, { note: text, reason }) => sum + (text?.length ?? 0) + (reason?.length ?? 0) + 80,
    0,
  );
}

function listed(count: number, shown: number, file: string): Content {
  const all =
    shown === count
      ? `${counted(count, 'event')} in time order; also in the embedded file `
      : `${number(shown)} of ${counted(count, 'event')} listed: the first ${mostItems} in time order and every one that somebody wrote about. All are in the embedded file `;
  return {
    text: [all, { text: file, font: 'Mono', fontSize: sizes.hash }, '.'],
    fontSize: sizes.small,
    color: colours.ink2,
    margin: [0, 0, 0, 7],
  };
}

/** No line between an event and what was written about it. */
function layoutOf(rows: readonly TableCell[][]): CustomTableLayout {
  const lines = tableLayout.hLineWidth;
  return {
    ...tableLayout,
    hLineWidth: (i, node) => (rows[i - 1]?.[0] === noteRow ? 0 : (lines?.(i, node) ?? 0)),
  };
}

/** First cell of a row of notes. */
const noteRow: TableCell = {};

function rowsOf(item: ReportItem): TableCell[][] {
  if (item.annotations.length === 0) return [row(item)];
  return [row(item), [noteRow, { stack: item.annotations.map(note), colSpan: 3 }, {}, {}]];
}

function row(item: ReportItem): TableCell[] {
  const [date = '', clock = ''] = time(item.eventTime).split(' ');
  const { who, identityType, account, region, sourceIPAddress } = item;
  return [
    { stack: [{ text: date }, { text: clock, color: colours.ink2 }], style: 'cell' },
    { stack: what(item), style: 'cell' },
    { stack: [evidence(who || 'not named'), second(identityType)], style: 'cell' },
    { stack: [evidence(account), second(region), second(sourceIPAddress)], style: 'cell' },
  ];
}

function what({ eventName, eventSource, eventID, failure, conflict }: ReportItem): Content[] {
  const service = eventSource.replace(/\.amazonaws\.com$/, '');
  const lines: Content[] = [
    {
      text: [
        { text: [evidence(eventName)], bold: true },
        '  ',
        { text: [evidence(service)], color: colours.ink3 },
      ],
    },
  ];
  if (failure !== null) {
    lines.push({ text: ['Failed: ', evidence(failure)], color: colours.broken });
  }
  if (conflict) {
    const text = 'Conflict: another record has this event ID and other content';
    lines.push({ text, color: colours.attention });
  }
  const id = evidence(eventID, 'Mono');
  return [...lines, { stack: [id], fontSize: 6.1, color: colours.ink3, margin: [0, 1, 0, 0] }];
}

function second(text: string): Content {
  return { stack: [evidence(text)], color: colours.ink3, fontSize: sizes.tiny };
}

/** What a person wrote, told apart from what the record says by colour and a line beside it. */
function note(annotation: Annotation): Content {
  const { author, at, note: text, tag, untag, star, status, reason } = annotation;
  const said: Content[] = [];
  if (text !== null) said.push(prose(text));
  if (status !== null) said.push({ text: `Status: ${status}` });
  if (reason !== null) said.push(prose(reason));
  if (tag !== null) said.push({ text: ['Tag: ', evidence(tag)] });
  if (untag !== null) said.push({ text: ['Tag taken off: ', evidence(untag)] });
  if (star !== null) said.push({ text: star ? 'Starred' : 'Star taken off' });
  said.push({
    text: [evidence(author.name), ` · ${time(at)}`],
    fontSize: sizes.tiny - 0.4,
    color: colours.ink3,
  });
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
    table: { widths: [noteWidth], body: [[{ stack: said, color: colours.human }]] },
    style: 'cell',
    margin: [0, 0, 0, 2],
  };
}
