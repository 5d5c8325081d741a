import { sha256Hex } from '../platform/hash.ts';
import type { ReportModel } from './model.ts';

/** A file inside the PDF. Names are flat: some readers fail on a slash. */
export interface Attachment {
  readonly name: string;
  readonly description: string;
  readonly bytes: Buffer;
}

/** The evidence inside the report: populations, the ledger, and a manifest with every hash. */
export function attachmentsOf(model: ReportModel): Attachment[] {
  const files: Attachment[] = model.controls.map(({ paper, csv }) => ({
    name: `population-${paper.control}.csv`,
    description: `Population of control ${paper.control}`,
    bytes: Buffer.from(csv),
  }));
  files.push({
    name: 'ledger.jsonl',
    description: 'Every entry of the custody ledger, canonical JSON, one on a line',
    bytes: Buffer.from(model.ledger.text),
  });
  return [manifestOf(model, files), ...files];
}

function manifestOf(model: ReportModel, files: readonly Attachment[]): Attachment {
  const { assessment, ledger } = model;
  const manifest = {
    format: 'trailproof-report-manifest',
    version: 1,
    report: model.id,
    draft: model.draft,
    generatedAt: model.generatedAt,
    engagement: model.engagement,
    assessment: assessment.id,
    framework: { id: assessment.framework.id, sha256: assessment.frameworkHash },
    period: { from: assessment.from, to: assessment.to },
    ledger: { head: ledger.head, acts: ledger.acts },
    populations: model.controls.map(({ paper }) => ({
      control: paper.control,
      rule: paper.rule.id,
      ruleSha256: paper.rule.sha256,
      count: paper.population.count,
      hash: paper.population.hash,
      result: paper.conclusion?.result ?? null,
    })),
    files: files.map(({ name, bytes }) => ({ name, size: bytes.length, sha256: sha256Hex(bytes) })),
  };
  return {
    name: 'manifest.json',
    description: 'Names, sizes and SHA-256 of the other files, and what they prove',
    bytes: Buffer.from(`${JSON.stringify(manifest, undefined, 2)}\n`),
  };
}
