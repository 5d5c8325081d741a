/**
 * The subset of Sigma 2.1 that Trailproof reads (SigmaHQ/sigma-specification, "Sigma rules
 * specification" and "modifiers"): rules for `product: aws, service: cloudtrail`; selections as
 * maps and lists of maps; the modifiers contains, startswith, endswith, all, cased, re (with i),
 * exists, cidr, neq; null, wildcards; conditions with and, or, not, parentheses, `1 of`, `all of`.
 * What is not listed is refused by name: a rule that is half understood would find the wrong events.
 */
import { parseDocument, type Document } from 'yaml';
import { z } from 'zod';
import { Problem } from '../../../preload/contract/errors.ts';
import { sha256Hex } from '../../platform/hash.ts';
import type { Query } from '../ast.ts';
import { parseCondition } from './condition.ts';
import { refuse } from './refuse.ts';
import { selectionQuery } from './selection.ts';

/** A rule ready for use, with what a reader of its matches must be told. */
export interface SigmaRule {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly author: string;
  readonly license: string;
  readonly status: string;
  readonly level: string;
  readonly falsepositives: readonly string[];
  readonly references: readonly string[];
  readonly tags: readonly string[];
  readonly query: Query;
  /** The file's text, and the SHA-256 of its bytes. */
  readonly yaml: string;
  readonly sha256: string;
}

const line = z.string().trim().min(1).max(1000);
const date = z.string().regex(/^\d{4}[-/]\d\d[-/]\d\d$/);

const RuleFile = z.strictObject({
  title: z.string().trim().min(1).max(256),
  id: z.guid(),
  name: line.optional(),
  taxonomy: z.literal('sigma').optional(),
  related: z.array(z.strictObject({ id: z.guid(), type: line })).optional(),
  status: z.enum(['stable', 'test', 'experimental', 'deprecated', 'unsupported']).optional(),
  description: z.string().trim().max(65_535).optional(),
  license: line.optional(),
  author: line.optional(),
  references: z.array(line).optional(),
  date: date.optional(),
  modified: date.optional(),
  logsource: z.strictObject({
    product: z.literal('aws'),
    service: z.literal('cloudtrail'),
    definition: z.string().optional(),
  }),
  detection: z.record(z.string(), z.unknown()),
  fields: z.array(line).optional(),
  falsepositives: z.array(line).optional(),
  level: z.enum(['informational', 'low', 'medium', 'high', 'critical']).optional(),
  tags: z.array(line).optional(),
  scope: z.array(line).optional(),
});

/**
 * Reads a rule file.
 *
 * @throws Problem bad_rule: one sentence naming what is not supported and where
 */
export function loadRule(bytes: Uint8Array): SigmaRule {
  const yaml = decode(bytes);
  const file = shaped(parseYaml(yaml));
  const { condition, ...selections } = file.detection;
  if ('timeframe' in selections) refuse('timeframe is not supported', 'detection');
  const named = new Map(
    Object.entries(selections).map(([name, body]) => [name, selectionQuery(name, body)]),
  );
  return {
    id: file.id,
    title: file.title,
    description: file.description ?? '',
    author: file.author ?? '',
    license: file.license ?? '',
    status: file.status ?? '',
    level: file.level ?? '',
    falsepositives: file.falsepositives ?? [],
    references: file.references ?? [],
    tags: file.tags ?? [],
    query: parseCondition(condition, named),
    yaml,
    sha256: sha256Hex(bytes),
  };
}

/** Bytes; the longest rule known to us has under 20,000. */
const longestFile = 256 * 1024;

function decode(bytes: Uint8Array): string {
  if (bytes.length > longestFile) refuse(`there are more than ${longestFile} bytes`, 'file');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refuse('the file is no UTF-8 text', 'file');
  }
}

/** YAML 1.2, so that `No` is a text; whole numbers as bigint, so that none is rounded. */
function parseYaml(text: string): unknown {
  const document = parsed(text);
  const [wrong] = [...document.errors, ...document.warnings];
  if (wrong) refuse(wrong.message.split('\n')[0] ?? 'broken YAML', 'file');
  try {
    return document.toJS({ maxAliasCount: 0 });
  } catch {
    return refuse('YAML aliases are not supported', 'file');
  }
}

function parsed(text: string): Document.Parsed {
  try {
    return parseDocument(text, { version: '1.2', intAsBigInt: true, merge: false });
  } catch {
    // The parser calls itself for every level of nesting, and has no limit of its own.
    return refuse('the YAML nests too deep', 'file');
  }
}

function shaped(file: unknown): z.infer<typeof RuleFile> {
  if (typeof file === 'object' && file !== null) {
    for (const key of ['correlation', 'action', 'filter']) {
      if (key in file) refuse(`"${key}" is not supported`, 'file');
    }
  }
  const read = RuleFile.safeParse(file);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  if (issue?.code === 'unrecognized_keys') {
    return refuse(`"${issue.keys[0] ?? ''}" is not supported`, place(issue.path));
  }
  return refuse(issue?.message ?? 'not a Sigma rule', place(issue?.path ?? []));
}

function place(path: readonly PropertyKey[]): string {
  return path.length === 0 ? 'file' : path.map(String).join('.');
}

/** The same failure with the rule's file named in front. */
export function inFile<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (thrown) {
    if (!(thrown instanceof Problem) || thrown.code !== 'bad_rule') throw thrown;
    throw new Problem('bad_rule', `${file}: ${thrown.message}`, { ...thrown.details, file });
  }
}
