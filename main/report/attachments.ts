import { sha256Hex } from '../platform/hash.ts';
import type { Attachment, ReportModel } from './model.ts';

export function populationFileName(control: string): string {
  return `population-${control.replaceAll(/[^A-Za-z0-9.-]/g, '_')}.csv`;
}

/** `populations.json`: what was asked of the logs, and what came back, in numbers and hashes. */
export function populationsFile(model: ReportModel): Attachment {
  const { assessment, framework, controls } = model;
  const content = {
    format: 'trailproof-populations',
    version: 1,
    assessment: assessment.id,
    framework: { id: framework.id, sha256: framework.sha256 },
    period: { from: assessment.from, to: assessment.to },
    scope: { accounts: assessment.accounts, regions: assessment.regions },
    populations: controls.map(({ id, title, rule, population, populationFile, conclusion }) => ({
      control: id,
      title,
      rule: { id: rule.id, sha256: rule.sha256, sentence: rule.sentence },
      ...population,
      file: populationFile,
      conclusion:
        conclusion === null ? null : { result: conclusion.result, rationale: conclusion.rationale },
    })),
  };
  return {
    name: 'populations.json',
    type: 'application/json',
    description: 'Populations of all controls: rule, period, scope, count and hash',
    bytes: jsonBytes(content),
  };
}

/**
 * `manifest.json`: the SHA-256 of every other embedded file, the ledger's head and the populations'
 * hashes. `verify` reads this form (main/verify/report/manifest.ts).
 */
export function manifestFile(model: ReportModel, others: readonly Attachment[]): Attachment {
  const { assessment, framework, ledger, controls, signer } = model;
  const content = {
    format: 'trailproof-report-manifest',
    version: 1,
    report: model.id,
    draft: model.draft,
    generatedAt: model.generatedAt,
    program: model.program,
    engagement: model.engagement,
    assessment: assessment.id,
    framework: { id: framework.id, sha256: framework.sha256 },
    period: { from: assessment.from, to: assessment.to },
    ledger,
    populations: controls.map(({ id, rule, population, populationFile, conclusion }) => ({
      control: id,
      rule: rule.id,
      ruleSha256: rule.sha256,
      count: population.count,
      hash: population.hash,
      file: populationFile,
      result: conclusion?.result ?? null,
    })),
    signer: signer === null ? null : { certificates: signer.certificates },
    files: others.map(({ name, bytes }) => ({
      name,
      size: bytes.length,
      sha256: sha256Hex(bytes),
    })),
  };
  return {
    name: 'manifest.json',
    type: 'application/json',
    description: 'SHA-256 of every embedded file, head of the ledger, hashes of the populations',
    bytes: jsonBytes(content),
  };
}

function jsonBytes(content: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(content, null, 2)}\n`);
}
