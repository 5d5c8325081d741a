import type { Command } from 'commander';
import { Problem } from '../../preload/contract/errors.ts';
import type { Retention } from '../../preload/contract/retention.ts';
import { keepUntil, liftHold, placeHold, retentionOf } from '../archive/retention.ts';
import { personOf, withCommonOptions, withSession, type CommonOptions } from './context.ts';
import type { Output } from './output.ts';

interface Options extends CommonOptions {
  readonly archive: string;
  readonly until?: string;
  readonly reason?: string;
  readonly hold?: string;
  readonly liftHold?: string;
}

/** `retention`: how long an engagement is kept, and its legal hold. */
export function addRetention(program: Command, output: Output): void {
  withCommonOptions(program.command('retention'))
    .description('show or set how long an engagement is kept; place or lift a legal hold')
    .requiredOption('--archive <file>', 'the archive')
    .option('--until <day>', 'the last day on which it is kept, e.g. 2031-03-31')
    .option('--reason <text>', 'where the date comes from; needed with --until')
    .option('--hold <reason>', 'place a legal hold: nothing can be disposed of')
    .option('--lift-hold <reason>', 'lift the legal hold')
    .action((options: Options) =>
      withSession(options.archive, options, ({ archive }) => {
        act(archive.write, options);
        const result = retentionOf(archive.read);
        output.finish(options, { result, lines: linesOf(result) });
      }),
    );
}

function act(db: Parameters<typeof keepUntil>[0], options: Options): void {
  const { until, reason, hold, liftHold: lift } = options;
  if (hold !== undefined && lift !== undefined) {
    throw new Problem('bad_request', 'Say either --hold or --lift-hold.');
  }
  if (until === undefined && reason !== undefined) {
    throw new Problem('bad_request', 'Say --until together with --reason.');
  }
  if (until === undefined && hold === undefined && lift === undefined) return;
  const author = personOf(options);
  if (until !== undefined) keepUntil(db, author, until, reason ?? '');
  if (hold !== undefined) placeHold(db, author, hold);
  if (lift !== undefined) liftHold(db, author, lift);
}

function linesOf({ keptUntil, hold, disposals, swept }: Retention): string[] {
  const day = (at: string): string => at.slice(0, 10);
  return [
    keptUntil === null
      ? 'No retention date is set.'
      : `Kept until ${keptUntil.day} (${keptUntil.reason}); set by ${keptUntil.by} on ${day(keptUntil.at)}.`,
    hold === null
      ? 'No legal hold stands.'
      : `Legal hold since ${day(hold.at)}, placed by ${hold.by}: ${hold.reason}`,
    ...disposals.map(
      ({ at, by, reason, objects, events }) =>
        `Disposed of on ${day(at)} by ${by}: ${objects.toLocaleString('en')} originals, ${events.toLocaleString('en')} events: ${reason}`,
    ),
    ...(swept ? [] : [unsweptWords]),
  ];
}

/** What a disposal says that could not be ended. */
export const unsweptWords =
  'Bytes of what was disposed of may still lie in unused parts of the file: another program reads it, or the disk is full. Run dispose --sweep when that is over.';
