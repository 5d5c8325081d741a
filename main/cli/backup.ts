import type { Command } from 'commander';
import { backUp } from '../archive/backup.ts';
import { refuseNoArchive, waitOf, withCommonOptions, type CommonOptions } from './context.ts';
import { untilInterrupted } from './interrupt.ts';
import type { Output } from './output.ts';

interface Options extends CommonOptions {
  readonly archive: string;
  readonly out: string;
}

/** `backup`: a checked copy of an archive that may be in use. */
export function addBackup(program: Command, output: Output): void {
  withCommonOptions(program.command('backup'))
    .description('copy an archive, while it is in use, and check the copy')
    .requiredOption('--archive <file>', 'the archive')
    .requiredOption('--out <file>', 'the copy; never over a file that exists')
    .action(async (options: Options) => {
      const { archive, out } = options;
      refuseNoArchive(archive);
      const onProgress = output.progress(options, 'Copying bytes');
      const { bytes, head } = await untilInterrupted((signal) =>
        backUp(archive, out, { signal, onProgress, waitSeconds: waitOf(options) }),
      );
      output.finish(options, {
        result: { out, bytes, head },
        lines: [
          `${out}: ${bytes.toLocaleString('en')} bytes, checked and sound.`,
          `Ledger head ${head}`,
        ],
      });
    });
}
