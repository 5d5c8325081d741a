import type { Command } from 'commander';
import { frameworks } from '../assess/index.ts';
import { assetsFolder } from '../platform/assets.ts';
import { withCommonOptions, type CommonOptions } from './context.ts';
import type { Output } from './output.ts';

/** `frameworks`: the library. */
export function addFrameworks(program: Command, output: Output): void {
  withCommonOptions(program.command('frameworks'))
    .description('list the frameworks that can be assessed')
    .action((options: CommonOptions) => {
      const found = frameworks(assetsFolder());
      output.finish(options, {
        result: { frameworks: found },
        lines: found.map(({ id, name, controls }) => `${id}\t${name}\t${controls} controls`),
      });
    });
}
