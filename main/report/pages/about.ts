import type { Content } from 'pdfmake/interfaces.js';
import { bullets, chapter, colours, counted, label, paragraph, sizes } from '../look.ts';
import type { ReportModel } from '../model.ts';
import { prose } from '../text.ts';

/** What a reader may conclude from this report, and what not; then the contents. */
export function about(model: ReportModel): Content[] {
  const { framework, controls } = model;
  return [
    chapter('What this report is, and what it is not', '1'),
    paragraph(
      `This report shows what AWS CloudTrail recorded about ${counted(controls.length, 'control')} of ${framework.name} ${framework.version}: for each control the rule that was applied, the events it found, what people noted about them, and the conclusion of the person who prepared the report.`,
    ),
    label('It is not'),
    bullets([
      'a SOC 2 report, a PCI DSS Report on Compliance, an ISO certificate or any other attestation;',
      'an auditor’s opinion: conclusions are those of the person named with them;',
      'a statement about configuration: logs show activity, not settings, and not whether anybody was alerted.',
    ]),
    label('How far its proof reaches'),
    bullets([
      'The records are the originals as they were imported, unaltered since: the hashes in this report bind them. Whether everything that happened was logged is not proven here.',
      'People are named only as far as the record goes. The name of a role session is what its caller chose.',
      'The signature binds the whole file, attachments included. Its time is the signer’s own clock; no time stamp authority has confirmed it.',
    ]),
    label('Framework'),
    {
      stack: [prose(framework.licenceNote)],
      fontSize: sizes.small,
      color: colours.ink2,
      margin: [0, 0, 0, 12],
    },
  ];
}

/** Contents, from the chapters and controls that follow. */
export function contents(): Content {
  return {
    toc: {
      title: { text: 'Contents', style: 'chapter', pageBreak: 'before' },
      textStyle: { fontSize: sizes.body },
      numberStyle: { fontSize: sizes.body, color: colours.ink3 },
    },
  };
}
