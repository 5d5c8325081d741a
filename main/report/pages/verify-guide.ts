import type { Content } from 'pdfmake/interfaces.js';
import {
  chapter,
  colours,
  contentWidth,
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
      'Whoever holds the archive compares its ledger with the head below: it names everything that was in the archive when this report was made.',
    ),
    facts([
      ['Ledger head', hash(model.ledger.head)],
      ['Acts', String(model.ledger.acts)],
      ...signerFacts(model),
    ]),
    label('Embedded files'),
    {
      stack: attachments.map(({ name, description }) => ({
        columns: [
          { width: 150, text: name, font: 'Mono', fontSize: sizes.hash },
          {
            width: contentWidth - 150,
            text: description,
            color: colours.ink2,
            fontSize: sizes.small,
          },
        ],
        margin: [0, 0, 0, 2.5],
      })),
    },
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
