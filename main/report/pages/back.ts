import type { Content, TableCell } from 'pdfmake/interfaces.js';
import { sha256Hex } from '../../platform/hash.ts';
import type { Attachment } from '../attachments.ts';
import type { ReportModel } from '../model.ts';
import { printable } from '../printable.ts';
import { chapter, facts, hairlines, mono } from '../style.ts';
import { count, moment } from '../words.ts';

/** Where the records come from, and that every one of them is accounted for. */
export function custodyPage({ custody, ledger }: ReportModel): Content[] {
  const head = ['Import', 'When (UTC)', 'By', 'From', 'Objects', 'Indexed'].map(
    (text): TableCell => ({
      text,
      style: 'head',
    }),
  );
  return [
    chapter('Custody'),
    {
      text: `${count(custody.objects)} objects hold ${count(custody.records)} records: ${count(custody.indexed)} indexed, ${count(custody.duplicates)} duplicates, ${count(custody.conflicts)} conflicts, ${count(custody.rejected)} rejected. ${count(custody.ignored)} files were no logs and were left out.`,
      margin: [0, 0, 0, 8],
    },
    {
      table: {
        headerRows: 1,
        widths: [36, 96, 90, '*', 44, 48],
        body: [
          head,
          ...custody.imports.map((run): TableCell[] => [
            count(run.run),
            { text: moment(run.at), font: 'Mono', fontSize: 7 },
            { text: printable(run.by), style: 'cell' },
            {
              text: run.sources.map(printable).join(', '),
              style: 'cell',
              wordBreak: 'break-all',
            } as TableCell,
            { text: count(run.objects), alignment: 'right' },
            { text: count(run.indexed), alignment: 'right' },
          ]),
        ],
      },
      layout: hairlines,
    },
    { text: 'Roots of the objects', style: 'h2' },
    {
      text: 'Each committed step of an import has the Merkle root (RFC 9162) over the SHA-256 of its objects in the ledger.',
      margin: [0, 0, 0, 4],
    },
    ...custody.imports.flatMap((run) =>
      run.merkleRoots.slice(0, 40).map((root) => mono(`import ${run.run}  ${root}`)),
    ),
    { text: 'Ledger', style: 'h2' },
    facts([
      ['Entries', count(ledger.acts)],
      ['Head', mono(ledger.head)],
    ]),
    {
      text: 'The head names the last entry of every chain. A signature on this report anchors it: an archive whose ledger was rewritten later no longer leads to this head.',
      margin: [0, 6, 0, 0],
    },
  ];
}

/** What is inside, and how anybody checks it. */
export function proofPage(model: ReportModel, attachments: readonly Attachment[]): Content[] {
  const head = ['File', 'Bytes', 'SHA-256'].map((text): TableCell => ({ text, style: 'head' }));
  const manifest = attachments[0];
  return [
    chapter('Attached evidence and how to verify'),
    {
      table: {
        headerRows: 1,
        widths: [105, 50, '*'],
        body: [
          head,
          ...attachments.map((file): TableCell[] => [
            { text: file.name, style: 'cell' },
            { text: count(file.bytes.length), alignment: 'right', style: 'cell' },
            mono(sha256Hex(file.bytes), 6.8) as TableCell,
          ]),
        ],
      },
      layout: hairlines,
    },
    { text: 'With Trailproof', style: 'h2' },
    mono(`trailproof verify ${model.id}.pdf`, 8.5),
    { text: 'Without it', style: 'h2' },
    {
      ol: [
        'Open the file in a PDF reader that checks signatures, or run pdfsig on it. The signature must cover the whole document.',
        'Take the attachments out (pdfdetach -saveall) and compare their SHA-256 with manifest.json.',
        {
          text: [
            'Compare the SHA-256 of manifest.json with the one printed above: ',
            mono(manifest === undefined ? '' : sha256Hex(manifest.bytes)) as never,
          ],
        },
        'Whose key it is, your trust in its certificate decides. No certificate authority was asked for this report.',
      ],
      lineHeight: 1.25,
    },
    { text: 'Sign-off', style: 'h2', margin: [0, 24, 0, 6] },
    facts([
      ['Prepared by', `${printable(model.preparedBy.name)}, ${printable(model.preparedBy.role)}`],
      ['Date', `${moment(model.generatedAt)} UTC`],
      [
        'Signature',
        'Electronic, inside this file if it was signed (PAdES B-B). The signature panel of the reader shows it.',
      ],
    ]),
  ];
}
