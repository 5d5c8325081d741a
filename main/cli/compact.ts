import type { Command } from 'commander';
import { compact } from '../archive/compact.ts';
import { refuseNoArchive, waitOf, withCommonOptions, type CommonOptions } from './context.ts';
import type { Output } from './output.ts';

interface Options extends CommonOptions {
  readonly archive: string;
}

/** `compact`: the archive's file without gaps. */
export function addCompact(program: Command, output: Output): void {
  withCommonOptions(program.command('compact'))
    .description('make the file of an archive that is open nowhere as small as it can be')
    .requiredOption('--archive <file>', 'the archive')
    .action((options: Options) => {
      const { archive } = options;
      refuseNoArchive(archive);
      const { before, after } = compact(archive, { isAlone: true, waitSeconds: waitOf(options) });
      const n = (bytes: number): string => bytes.toLocaleString('en');
      output.finish(options, {
        result: { before, after },
        lines: [`${archive}: ${n(before)} bytes before, ${n(after)} after.`],
      });
    });
}
