import type { Content } from 'pdfmake/interfaces.js';
import { chapter, colours, day, facts, hash, paragraph, sizes, time } from '../look.ts';
import type { ReportModel } from '../model.ts';
import { evidence } from '../text.ts';

/** Who stands behind the report, and with which key. */
export function signOff(model: ReportModel): Content[] {
  const { preparedBy, generatedAt, signer } = model;
  return [
    chapter('Sign-off', '7'),
    paragraph(
      'I prepared this report from the evidence described in it. It says what the evidence shows, and names what the evidence cannot show.',
    ),
    facts([
      ['Prepared by', evidence(preparedBy.name)],
      ['Role', evidence(preparedBy.role)],
      ['Generated (UTC)', time(generatedAt)],
      ['Reviewed by', { text: 'No review is recorded.', color: colours.ink2 }],
    ]),
    ...(signer === null
      ? [
          {
            text: 'This report is not signed. Its contents can be altered without anybody noticing.',
            color: colours.attention,
            bold: true,
          } as Content,
        ]
      : [
          facts([
            [
              'Signature',
              'Electronic, embedded in this file: PAdES baseline B-B (ETSI EN 319 142-1)',
            ],
            ['Certificate of', evidence(signer.subject)],
            ['Issued by', evidence(signer.issuer)],
            ['Serial number', { text: signer.serial, font: 'Mono', fontSize: sizes.hash }],
            ['Valid', `${day(signer.validFrom)} to ${day(signer.validTo)}`],
            ['SHA-256', hash(signer.fingerprint)],
          ]),
          paragraph({
            text: 'The signature itself is invisible; a PDF reader shows it in its signature panel. The name above is what the certificate says.',
            fontSize: sizes.small,
            color: colours.ink3,
          }),
        ]),
  ];
}
