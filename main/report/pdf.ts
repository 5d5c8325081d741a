/** The report as an unsigned PDF/A-3b file. */
import pdfmake from 'pdfmake';
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { reportFonts } from './fonts.ts';
import { colours, page, sizes } from './look.ts';
import type { Attachment, ReportModel } from './model.ts';
import { about, contents } from './pages/about.ts';
import { controlSection } from './pages/control.ts';
import { controlsGuide } from './pages/controls-guide.ts';
import { cover } from './pages/cover.ts';
import { custody } from './pages/custody.ts';
import { method } from './pages/method.ts';
import { footer, header } from './pages/page-frame.ts';
import { signOff } from './pages/sign-off.ts';
import { summary } from './pages/summary.ts';
import { verifyGuide } from './pages/verify-guide.ts';

export interface LaidOut {
  readonly bytes: Buffer;
  readonly pages: number;
}

/**
 * Lays a report out. The same model and attachments give the same bytes. Synchronous for seconds when
 * the report is large: call it where that hurts nobody.
 *
 * PDF/A-3b and not a higher level: pdfmake's tags are empty, so nothing is claimed about them.
 */
export async function reportPdf(
  model: ReportModel,
  attachments: readonly Attachment[],
): Promise<LaidOut> {
  const fonts = reportFonts();
  const maker = pdfmake as unknown as Maker;
  for (const [name, data] of fonts.data) maker.virtualfs.writeFileSync(name, data);
  maker.setFonts(fonts.families);
  // Nothing in a report may make the program read a file or ask the network (CVE-2026-26801).
  maker.setUrlAccessPolicy(() => false);
  maker.setLocalAccessPolicy(() => false);
  let pages = 0;
  const document = definition(model, attachments, (count) => (pages = count));
  const pdf = await maker.createPdf(document).getStream();
  // Without this the outline's root has no /Count, which PDF/A validators refuse.
  pdf.outline.options.expanded = true;
  const date = new Date(model.generatedAt);
  for (const { name, type, description, bytes } of attachments) {
    const facts = { name, type, description, relationship: 'Data' };
    pdf.file(bytes, { ...facts, creationDate: date, modifiedDate: date });
  }
  return { bytes: await written(pdf), pages };
}

/** What of pdfmake and of its pdfkit document the published types leave out. */
interface Maker {
  readonly virtualfs: { writeFileSync(name: string, data: Buffer): void };
  setFonts(fonts: unknown): void;
  setUrlAccessPolicy(policy: (url: string) => boolean): void;
  setLocalAccessPolicy(policy: (path: string) => boolean): void;
  createPdf(document: TDocumentDefinitions): { getStream(): Promise<PdfStream> };
}

interface PdfStream extends NodeJS.ReadableStream {
  readonly outline: { readonly options: { expanded: boolean } };
  file(bytes: Buffer, facts: Readonly<Record<string, unknown>>): void;
  end(): void;
}

function definition(
  model: ReportModel,
  attachments: readonly Attachment[],
  onCount: (pages: number) => void,
): TDocumentDefinitions {
  const date = new Date(model.generatedAt);
  return {
    version: '1.7',
    subset: 'PDF/A-3b',
    tagged: false,
    language: 'en',
    displayTitle: true,
    // No text from outside: pdfkit writes these into XML as they are.
    info: {
      title: `CloudTrail evidence report ${model.id}`,
      creator: model.program,
      producer: model.program,
      creationDate: date,
      modDate: date,
    },
    pageSize: 'A4',
    pageMargins: [page.left, page.top, page.right, page.bottom],
    header: (current) => header(model, current),
    footer: (current, count) => {
      onCount(count);
      return footer(model, current, count);
    },
    ...(model.draft
      ? {
          watermark: {
            text: 'DRAFT',
            color: colours.ink,
            opacity: 0.05,
            bold: true,
            angle: -52,
            fontSize: 150,
          },
        }
      : {}),
    content: content(model, attachments),
    defaultStyle: {
      font: 'Inter',
      fontSize: sizes.body,
      lineHeight: 1.28,
      color: colours.ink,
      fontFeatures: ['tnum'],
    },
    styles: {
      chapter: { fontSize: sizes.chapter, bold: true, margin: [0, 0, 0, 10] },
      section: { fontSize: sizes.section, bold: true, margin: [0, 10, 0, 6] },
      label: { fontSize: sizes.body, bold: true, margin: [0, 3, 0, 3] },
      cell: { fontSize: 7.8, lineHeight: 1.2 },
      status: { fontSize: sizes.small, bold: true, color: colours.attention },
    },
  };
}

function content(model: ReportModel, attachments: readonly Attachment[]): Content[] {
  return [
    ...cover(model),
    ...about(model),
    contents(),
    ...summary(model),
    ...method(model),
    ...controlsGuide(),
    ...model.controls.flatMap(controlSection),
    ...custody(model),
    ...verifyGuide(model, attachments),
    ...signOff(model),
  ];
}

function written(pdf: PdfStream): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', () => resolve(Buffer.concat(chunks)));
    pdf.on('error', reject);
    pdf.end();
  });
}
