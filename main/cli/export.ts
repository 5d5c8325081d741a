import { Option, type Command } from 'commander';
import { Problem } from '../../preload/contract/errors.ts';
import { secretWords, type ExportFormat } from '../../preload/contract/exports.ts';
import { makeExport } from '../engine/make-export.ts';
import { needsWords } from '../engine/needs-words.ts';
import type { Session } from '../engine/session.ts';
import {
  instantOf,
  personOrSchedule,
  withCommonOptions,
  withSession,
  type CommonOptions,
} from './context.ts';
import type { Output } from './output.ts';

const formats = ['csv', 'jsonl', 'raw', 'activity-records'] as const;

interface Options extends CommonOptions {
  readonly archive: string;
  readonly format: (typeof formats)[number];
  readonly query: string;
  readonly from?: string;
  readonly to?: string;
  readonly out: string;
  readonly withSecrets?: boolean;
}

/** `export`: what a query finds, in a file; the act stands in the ledger. */
export function addExport(program: Command, output: Output): void {
  withCommonOptions(program.command('export'))
    .description('write events to a file; secrets in their records are left out')
    .requiredOption('--archive <file>', 'the archive')
    .addOption(
      new Option(
        '--format <format>',
        'activity-records are XML, or JSON if the file’s name ends in .json',
      )
        .choices(formats)
        .makeOptionMandatory(),
    )
    .requiredOption('--out <file>', 'the file')
    .option('--query <query>', 'which events; every event without it', '')
    .option('--from <time>', 'RFC 3339, included')
    .option('--to <time>', 'RFC 3339, excluded')
    .option('--with-secrets', 'leave session tokens and other secrets in')
    .action((options: Options) =>
      withSession(options.archive, options, (session) => exportEvents(session, options, output), {
        orToRead: true,
      }),
    );
}

async function exportEvents(session: Session, options: Options, output: Output): Promise<void> {
  const { out, query, from, to } = options;
  if (out.trim() === '') throw new Problem('bad_request', 'Name the file to write: --out FILE.');
  const format = formatOf(options);
  if (needsWords(session, [format])) {
    await session.indexWords({
      onProgress: (done, total) => output.status(options, `${done} of ${total} events indexed`),
    });
  }
  const made = await makeExport(session, personOrSchedule(options), {
    what: { kind: 'query', query },
    from: from && instantOf(from),
    to: to && instantOf(to),
    format,
    redact: options.withSecrets !== true,
    out,
    onProgress: (done, total) => output.status(options, progressWords(done, total)),
  });
  output.status(options, '');
  const { rows, bytes, sha256, redacted, recorded } = made;
  const secrets = secretWords(made);
  output.finish(options, {
    result: { rows, files: [out], format, bytes, sha256, redacted, recorded },
    lines: [
      `${out}: ${rows} ${rows === 1 ? 'event' : 'events'} (${format})`,
      `SHA-256 ${sha256}`,
      ...(secrets === '' ? [] : [secrets]),
      ...(recorded ? [] : ['The archive is read-only: this export is not in its ledger.']),
    ],
  });
}

function formatOf({ format, out }: Options): ExportFormat {
  if (format !== 'activity-records') return format;
  return /\.json$/i.test(out) ? 'activity-records-json' : 'activity-records-xml';
}

function progressWords(done: number, total: number): string {
  return total === 0 ? `${done} events exported` : `${done} of ${total} events exported`;
}
