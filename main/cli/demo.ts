import type { Command } from 'commander';
import { writeDemo } from '../demo/index.ts';
import { wholeNumber, withCommonOptions, type CommonOptions } from './context.ts';
import type { Output } from './output.ts';

interface Options extends CommonOptions {
  readonly out: string;
  readonly events?: number;
  readonly accounts?: number;
  readonly regions?: number;
  readonly days?: number;
  readonly seed?: string;
}

/** `demo`: writes the synthetic organisation's trail. */
export function addDemo(program: Command, output: Output): void {
  withCommonOptions(program.command('demo'))
    .description('write a synthetic organisation trail with planted stories')
    .requiredOption('--out <folder>', 'where to write it')
    .option('--events <n>', 'how many events', wholeNumber, 20_000)
    .option('--accounts <n>', 'how many accounts', wholeNumber)
    .option('--regions <n>', 'how many regions', wholeNumber)
    .option('--days <n>', 'how many days', wholeNumber)
    .option('--seed <text>', 'another seed gives another trail')
    .action(async (options: Options) => {
      const { out, events, accounts, regions, days, seed } = options;
      const wished = Object.entries({ events, accounts, regions, days, seed });
      const given = Object.fromEntries(wished.filter(([, value]) => value !== undefined));
      const onProgress = output.progress(options, 'Writing events');
      const { stories: _, ...written } = await writeDemo({ out, onProgress, ...given });
      output.finish(options, {
        result: written,
        lines: [
          `${written.events.toLocaleString('en')} events in ${written.objects.toLocaleString('en')} files, ${written.digests.toLocaleString('en')} digests, in ${written.dir}`,
          'What is hidden in it is told in stories.json.',
        ],
      });
    });
}
