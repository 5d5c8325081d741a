import type { Content } from 'pdfmake/interfaces.js';
import { sha256Hex } from '../../platform/hash.ts';
import {
  chapter,
  colours,
  contentWidth,
  counted,
  facts,
  hash,
  label,
  paragraph,
  sizes,
  type Fact,
} from '../look.ts';
import type { Attachment, ReportModel } from '../model.ts';

/** How a stranger checks this file, with our program and without it. */
export function verifyGuide(model: ReportModel, attachments: readonly Attachment[]): Content[] {
  return [
    chapter('How to verify this report', '6'),
    paragraph(
      'A PDF reader shows the signature and whether the file was changed since. Whose key it is, the reader’s own list of trusted authorities decides. The following checks go further.',
    ),
    label('With Trailproof: signature, coverage, attachments, ledger, populations'),
    commands(['trailproof verify REPORT.pdf --trust AUTHORITY.pem']),
    label('Without it: poppler and openssl'),
    commands([
      'pdfsig REPORT.pdf                     # “Signature is Valid”, “Total document signed”',
      'pdfdetach -saveall -o files REPORT.pdf',
      'sha256sum files/*                     # compare with "files" in files/manifest.json',
    ]),
    paragraph(
      'Each line of ledger.jsonl is an entry of the ledger; its SHA-256 is the entry’s hash, and “prev” is the hash of the one before it in the same chain. The head is the SHA-256 of the list of the chains’ last entries, as [chain, seq, hash], sorted, in canonical JSON (RFC 8785).',
    ),
    paragraph(
      'A population’s hash is the SHA-256 of its CSV’s first four columns, one line for each event, without the head: eventTime,eventID,objectSha256,ordinal.',
    ),
    label('Against the archive'),
    paragraph(
      'Whoever holds the archive checks it against this report: the ledger inside must be the beginning of the archive’s. So a ledger that was rewritten as a whole since then is found. The head below names everything that was in the archive when this report was made.',
    ),
    commands(['trailproof verify ENGAGEMENT.trailproof --report REPORT.pdf']),
    facts([
      ['Ledger head', hash(model.ledger.head)],
      ['Acts', String(model.ledger.acts)],
      ['manifest.json, SHA-256', hash(manifestHash(attachments))],
      ...signerFacts(model),
    ]),
    label('Embedded files'),
    ...fileLines(attachments).map(([name, description]) => ({
      columns: [
        { width: nameWidth, text: name, font: 'Mono', fontSize: sizes.hash },
        {
          width: contentWidth - nameWidth,
          text: description,
          color: colours.ink2,
          fontSize: sizes.small,
        },
      ],
      margin: [0, 0, 0, 2.5] as [number, number, number, number],
    })),
  ];
}

const nameWidth = 150;

function manifestHash(attachments: readonly Attachment[]): string {
  const manifest = attachments.find(({ name }) => name === 'manifest.json');
  return sha256Hex(manifest?.bytes ?? '');
}

/** One line for all populations: the controls' own sections name theirs. */
function fileLines(attachments: readonly Attachment[]): (readonly [string, string])[] {
  const populations = attachments.filter(({ type }) => type === 'text/csv');
  const others = attachments.filter(({ type }) => type !== 'text/csv');
  const number = populations.length;
  return [
    ...others.map(({ name, description }) => [name, description] as const),
    [
      'population-….csv',
      `Populations, one file for each of ${counted(number, 'control')}: every event`,
    ],
  ];
}

function signerFacts({ signer }: ReportModel): Fact[] {
  return signer === null ? [] : [['Signer’s certificate, SHA-256', hash(signer.fingerprint)]];
}

function commands(lines: readonly string[]): Content {
  return {
    layout: {
      hLineWidth: () => 0,
      vLineWidth: () => 0,
      fillColor: () => colours.sunken,
      paddingLeft: () => 9,
      paddingRight: () => 9,
      paddingTop: () => 6,
      paddingBottom: () => 6,
    },
    table: {
      widths: [contentWidth - 18],
      body: [
        [
          {
            stack: lines.map((text) => ({ text, preserveLeadingSpaces: true })),
            font: 'Mono',
            fontSize: 7.6,
            lineHeight: 1.35,
          },
        ],
      ],
    },
    margin: [0, 0, 0, 9],
  };
}
