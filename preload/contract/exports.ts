/** Events written to a file: shapes and the call. */
import { z } from 'zod';
import { EventRef, Instant, JobId, Sha256, Ticket } from './ids.ts';

export const exportFormats = [
  'csv',
  'jsonl',
  'raw',
  'activity-records-xml',
  'activity-records-json',
] as const;
export const ExportFormat = z.enum(exportFormats);
export type ExportFormat = z.infer<typeof ExportFormat>;

/** What a person reads of each format, and how the name of such a file ends. */
export const exportForms = {
  csv: { label: 'CSV', ending: 'csv' },
  jsonl: { label: 'JSON lines', ending: 'jsonl' },
  // An original may be laid out over several lines: they are no JSON lines, and no JSON text together.
  raw: { label: 'Original records', ending: 'log' },
  'activity-records-xml': { label: 'Activity Records, XML', ending: 'xml' },
  'activity-records-json': { label: 'Activity Records, JSON', ending: 'json' },
} as const satisfies Readonly<
  Record<ExportFormat, { readonly label: string; readonly ending: string }>
>;

/** The most events that are named one by one; of more, their query is exported. */
export const mostExported = 10_000;

/** A file that was written. */
export const ExportResult = z.strictObject({
  file: z.string(),
  ticket: Ticket.nullable(),
  format: ExportFormat,
  rows: z.number().int(),
  bytes: z.number().int(),
  sha256: Sha256,
  /** Secrets that were left out of the records; null: whoever asked wanted them in. */
  redacted: z.number().int().nullable(),
  /** The act stands in the ledger: not if the archive is read-only. */
  recorded: z.boolean(),
});
export type ExportResult = z.infer<typeof ExportResult>;

/** What became of the secrets in the records, in one sentence; empty if there were none. */
export function secretWords({
  redacted,
  format,
}: Pick<ExportResult, 'redacted' | 'format'>): string {
  if (redacted === null) return 'Secrets in the records were left in, as asked.';
  if (redacted === 0) return '';
  const were = redacted === 1 ? 'secret was' : 'secrets were';
  const bytes = format === 'raw' ? '; those records are no longer the original bytes' : '';
  return `${redacted.toLocaleString('en')} ${were} left out${bytes}.`;
}

/** Answered by the engine. */
export const exportCalls = {
  /** What a query finds, or the events named, newest first, to a file. */
  'events.export': {
    input: z.strictObject({
      job: JobId,
      what: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('query'), query: z.string().max(4000) }),
        z.strictObject({
          kind: z.literal('events'),
          events: z.array(EventRef).min(1).max(mostExported),
        }),
      ]),
      /** From this time on, and before that one. */
      from: Instant.nullable(),
      to: Instant.nullable(),
      format: ExportFormat,
      /** Secrets that records hold are left out. */
      redact: z.boolean(),
      out: Ticket,
    }),
    output: ExportResult,
  },
} as const;
