import { basename } from 'node:path';
import type { Command } from 'commander';
import { pathSource } from '../collect/paths.ts';
import { personOrSchedule, withCommonOptions, withSession, type CommonOptions } from './context.ts';
import { outcomeOf, withAlerts } from './import-outcome.ts';
import { untilInterrupted } from './interrupt.ts';
import type { Output } from './output.ts';

interface Options extends CommonOptions {
  readonly archive: string;
  readonly waitSearch?: boolean;
  readonly alerts?: boolean;
}

/** `import`: files, folders and containers into an archive, which is created if absent. */
export function addImport(program: Command, output: Output): void {
  withCommonOptions(program.command('import'))
    .description(
      'import files, folders, .zip and .tar.gz; Ctrl-C keeps what is committed and ends with 130',
    )
    .argument('<path...>', 'what to import')
    .requiredOption('--archive <file>', 'the archive; created if absent')
    .option(
      '--wait-search',
      'return when the words of all records are indexed too; otherwise the next window does it',
    )
    .option('--alerts', 'check the alerts over what is new; 4 if one is raised')
    .action(async (paths: string[], options: Options) => {
      const author = personOrSchedule(options);
      const source = pathSource(paths);
      const onProgress = output.progress(options, 'Importing files');
      const newName = basename(options.archive).replace(/\.trailproof$/, '');
      const result = await untilInterrupted((signal) =>
        withSession(
          options.archive,
          options,
          async (session) => {
            const done = await session.import({ source, names: paths, signal, onProgress }, author);
            if (options.waitSearch) {
              const onWords = output.progress(options, 'Indexing words');
              await session.indexWords({ signal, onProgress: onWords });
            }
            return await withAlerts(session, author, options, done);
          },
          { create: true, newName, author },
        ),
      );
      if (result.cancelled) {
        output.complain(
          'Interrupted. What was committed is kept; the same import goes on where this one ended.',
        );
      }
      output.finish(options, outcomeOf(result));
    });
}
