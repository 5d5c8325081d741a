import {
  exportForms,
  secretWords,
  type ExportFormat,
  type ExportResult,
} from '../../preload/contract/exports.ts';
import type { EventRef } from '../../preload/contract/ids.ts';
import { showToast } from '../ui/index.ts';
import type { App } from './app.ts';
import { formatBytes, plural } from './format.ts';
import { attempt } from './problems.ts';

/** What may be exported: what a query finds, and what is selected of it. */
export interface ExportTarget {
  readonly query: string;
  /** What the query's positions are of. */
  readonly result: string;
  /** The time that the query asks for, end excluded; null is open, and if it is not known yet. */
  readonly period: { readonly from: string | null; readonly to: string | null } | null;
  readonly found: number;
  /** More may be found yet. */
  readonly isDone: boolean;
  readonly sentence: string;
  /** Undefined: no rows are selected together. */
  readonly selected:
    { readonly count: number; readonly events: () => Promise<readonly EventRef[]> } | undefined;
}

export interface WantedExport {
  readonly isSelection: boolean;
  readonly format: ExportFormat;
  readonly redact: boolean;
}

/**
 * Lets the person choose where, and writes the file while work goes on.
 *
 * @returns false if no place was chosen
 */
export async function exportEvents(
  app: App,
  target: ExportTarget,
  wanted: WantedExport,
): Promise<boolean> {
  const { format, redact, isSelection } = wanted;
  const day = new Date().toISOString().slice(0, 10);
  const [place] = await app.client.call('paths.choose', {
    purpose: `export-${exportForms[format].ending}`,
    suggestedName: `${app.engagement.get()?.name.slice(0, 80) ?? 'Engagement'} events ${day}`,
  });
  if (place === undefined) return false;
  const events = isSelection ? await target.selected?.events() : undefined;
  const what =
    events === undefined
      ? { kind: 'query' as const, query: target.query }
      : { kind: 'events' as const, events: [...events] };
  attempt(async () => {
    const result = await app.jobs.run('export', 'Exporting events', (job) =>
      app.client.call('events.export', {
        job,
        what,
        from: null,
        to: null,
        format,
        redact,
        out: place.ticket,
      }),
    );
    tell(app, result);
  });
  return true;
}

function tell(app: App, result: ExportResult): void {
  const { rows, file, bytes, ticket } = result;
  showToast({
    tone: 'valid',
    title: `${plural(rows, 'event')} exported to ${file}, ${formatBytes(bytes)}.`,
    detail: exportWords(result),
    act:
      ticket === null
        ? undefined
        : {
            label: 'Show in folder',
            onPress: () => attempt(() => app.client.call('app.reveal', { ticket })),
          },
  });
}

/** What became of secrets, and where the act stands. */
export function exportWords(
  result: Pick<ExportResult, 'redacted' | 'format' | 'recorded'>,
): string {
  return [secretWords(result), result.recorded ? ledgerWords : readOnlyWords]
    .filter(Boolean)
    .join(' ');
}

const ledgerWords = 'The ledger holds the act with the file’s SHA-256.';
const readOnlyWords = 'The archive is read-only: the ledger does not hold the act.';
