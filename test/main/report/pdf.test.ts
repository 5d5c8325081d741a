import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { objectsNamed } from '../../../main/archive/disposal/choose-objects.ts';
import { disposeObjects } from '../../../main/archive/disposal/dispose.ts';
import { sha256Hex } from '../../../main/platform/hash.ts';
import { collectReport } from '../../../main/report/collect-report.ts';
import { reportPdf } from '../../../main/report/pdf.ts';
import { importPaths, maria } from '../../fixtures/archives.ts';
import { logText, record } from '../../fixtures/records.ts';
import { tempFolder } from '../../fixtures/temp.ts';
import { makeSample, type Sample } from './sample.ts';
import { have, printed } from './tools.ts';

let sample: Sample;
let file: string;
let bytes: Buffer;
let pages: number;

beforeAll(async () => {
  sample = await makeSample();
  const { model, attachments } = collectReport(sample.source);
  ({ bytes, pages } = await reportPdf(model, attachments));
  file = join(sample.folder, 'report.pdf');
  writeFileSync(file, bytes);
});
afterAll(() => sample.remove());

// Red if a date, an id or an order comes from anywhere but the model.
test('the same archive at the same time gives the same bytes', async () => {
  const { model, attachments } = collectReport(sample.source);
  const again = await reportPdf(model, attachments);
  expect(sha256Hex(again.bytes)).toBe(sha256Hex(bytes));
});

// Red if the report id is made of anything that does not change with the content.
test('another content has another report id', () => {
  const draft = collectReport({ ...sample.source, draft: true });
  expect(draft.model.id).not.toBe(collectReport(sample.source).model.id);
});

test('it claims PDF/A-3b, and no tags', () => {
  const text = bytes.toString('latin1');
  expect(text).toContain('<pdfaid:part>3</pdfaid:part>');
  expect(text).toContain('<pdfaid:conformance>B</pdfaid:conformance>');
  expect(text).toContain('/OutputIntent');
  expect(text).not.toContain('/StructTreeRoot');
  // Red without the mended outline root, which PDF/A validators refuse.
  const root = /\/Outlines (\d+) 0 R/.exec(text)?.[1] ?? '';
  expect(text).toMatch(new RegExp(`\\n${root} 0 obj\\n<<[^>]*/Count [1-9]`));
});

describe.skipIf(!have('pdftotext') || !have('qpdf'))('other programs', () => {
  // Red if a report keeps silent about evidence that was disposed of.
  test('what was disposed of is told with the custody, oldest first', async () => {
    const other = await makeSample();
    try {
      for (const name of ['one', 'two']) {
        const path = join(other.folder, `${name}.json`);
        writeFileSync(path, logText(record({ eventID: name, eventName: 'ListBuckets' })));
        await importPaths(other.archive, path);
        const objects = objectsNamed(other.archive.read, [path]);
        disposeObjects(other.archive, maria, objects, `Client ${name} withdrew`);
      }
      const { model, attachments } = collectReport(other.source);
      const told = join(other.folder, 'told.pdf');
      writeFileSync(told, (await reportPdf(model, attachments)).bytes);
      expect(printed('pdftotext', '-layout', told, '-').replaceAll(/\s+/g, ' ')).toMatch(
        /no longer in the archive \S+ 1 original with 1 event, by Maria Keller: Client one withdrew \S+ 1 original with 1 event, by Maria Keller: Client two withdrew/i,
      );
    } finally {
      other.remove();
    }
  });

  test('qpdf finds nothing to complain about', () => {
    expect(printed('qpdf', '--check', file)).toContain('No syntax or stream encoding errors found');
  });

  // Red if a font is named that is not inside: PDF/A, and readers that have no Inter.
  test('every font is embedded, with its characters named', () => {
    const fonts = printed('pdffonts', file).trim().split('\n').slice(2);
    expect(fonts.map((line) => /\+(\S+)/.exec(line)?.[1] ?? '').toSorted()).toEqual([
      'Inter-Regular',
      'Inter-SemiBold',
      'JetBrainsMono-Regular',
    ]);
    for (const line of fonts) expect(line).toMatch(/ yes yes yes /);
  });

  test('pdftotext reads what the report must say', () => {
    const text = printed('pdftotext', '-layout', file, '-').replaceAll(/\s+/g, ' ');
    const { model, attachments } = collectReport(sample.source);
    for (const said of [
      'Quillhaven access review 2026',
      'CIS AWS Foundations Benchmark 7.0.0',
      'Maria Keller',
      'Not a SOC 2 report, not a PCI DSS Report on Compliance, not an ISO certificate',
      'Trailproof is neither endorsed nor certified by CIS',
      'The trail was stopped for 38 minutes, and nobody could say why.',
      'Asked for the change ticket.',
      '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
      // Red if only errorCode counts: a sign-in that failed has none.
      'Failed: Failure',
      'Not concluded',
      'No review is recorded.',
      'This report is not signed',
      model.ledger.head,
      sha256Hex(attachments[0]?.bytes ?? ''),
      model.id,
      ...model.controls.map((control) => control.population.hash),
      ...model.custody.steps.map((step) => step.merkleRoot),
    ]) {
      expect(text).toContain(said);
    }
  });

  // Red if the frame is left out of any page, or the count is not the document's.
  test('every page says which one it is, of which report and ledger', () => {
    const each = printed('pdftotext', '-layout', file, '-').split('\f').slice(0, -1);
    const { model } = collectReport(sample.source);
    expect(each).toHaveLength(pages);
    for (const [index, text] of each.entries()) {
      expect(text).toContain(`Page ${index + 1} of ${pages}`);
      expect(text).toContain(model.id);
      expect(text).toContain(model.ledger.head.slice(0, 16));
    }
  });

  // Red if the mark is left out of the header or the watermark.
  test('a draft is marked on every page', async () => {
    const { model, attachments } = collectReport({ ...sample.source, draft: true });
    const draft = join(tempFolder(), 'draft.pdf');
    writeFileSync(draft, (await reportPdf(model, attachments)).bytes);
    const each = printed('pdftotext', '-layout', draft, '-').split('\f').slice(0, -1);
    expect(each.length).toBeGreaterThan(5);
    for (const text of each) expect(text).toContain('DRAFT');
    expect(printed('pdftotext', file, '-')).not.toContain('DRAFT');
  });

  // Red if any byte of an attachment is lost, or the manifest hashes something else.
  test('embedded files come out as the manifest says', () => {
    const folder = join(tempFolder(), 'files');
    mkdirSync(folder);
    printed('pdfdetach', '-saveall', '-o', folder, file);
    const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as {
      files: { name: string; sha256: string }[];
    };
    expect(readdirSync(folder).toSorted()).toEqual(
      ['manifest.json', ...manifest.files.map(({ name }) => name)].toSorted(),
    );
    for (const { name, sha256 } of manifest.files) {
      expect(sha256Hex(readFileSync(join(folder, name)))).toBe(sha256);
    }
  });
});
