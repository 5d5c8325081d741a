import { basename } from 'node:path';
import type { Command } from 'commander';
import type { ImportResult } from '../../preload/contract/domain.ts';
import { pathSource } from '../collect/paths.ts';
import {
  personOrSchedule,
  progressLine,
  withCommonOptions,
  withSession,
  type CommonOptions,
} from './context.ts';
import type { Finish } from './run.ts';

interface Options extends CommonOptions {
  readonly archive: string;
}

/** `import`: files, folders and containers into an archive, which is created if absent. */
export function addImport(program: Command, finish: Finish): void {
  withCommonOptions(program.command('import'))
    .description('import files, folders, .zip and .tar.gz')
    .argument('<path...>', 'what to import')
    .requiredOption('--archive <file>', 'the archive; created if absent')
    .action(async (paths: string[], options: Options) => {
      const author = personOrSchedule(options);
      const source = pathSource(paths);
      const onProgress = progressLine(options, 'Importing files');
      const newName = basename(options.archive).replace(/\.trailproof$/, '');
      const result = await withSession(
        options.archive,
        options,
        (session) => session.import({ source, names: paths, onProgress }, author),
        { newName, author },
      );
      finish(options, { result, lines: linesOf(result), exit: result.rejected > 0 ? 1 : 0 });
    });
}

function linesOf(result: ImportResult): string[] {
  const n = (value: number): string => value.toLocaleString('en');
  const nothingNew = result.objects > 0 && result.known === result.objects;
  return [
    nothingNew
      ? `Nothing new: all ${n(result.objects)} objects are in the archive already.`
      : `${n(result.objects)} objects (${n(result.known)} known already), ${n(result.records)} records in ${result.seconds} s.`,
    `${n(result.indexed)} indexed, ${n(result.duplicates)} duplicates, ${n(result.conflicts)} conflicts, ${n(result.rejected)} rejected.`,
    ...result.rejections.map((each) => `rejected: ${each.object}: ${each.reason} (${each.detail})`),
    ...result.ignored.map((each) => `ignored: ${each.path}: ${each.reason}`),
    `Ledger head ${result.head}`,
  ];
}
