import { Option, type Command } from 'commander';
import { controlResults } from '../../preload/contract/assessment.ts';
import { conclude } from '../assess/index.ts';
import { personOf, withCommonOptions, withSession, type CommonOptions } from './context.ts';
import type { Output } from './output.ts';

interface Options extends CommonOptions {
  readonly archive: string;
  readonly assessment: string;
  readonly control: string;
  readonly result: string;
  readonly rationale: string;
}

/** `conclude`: concludes a control; earlier conclusions stay in its history. */
export function addConclude(program: Command, output: Output): void {
  withCommonOptions(program.command('conclude'))
    .description('conclude a control')
    .requiredOption('--archive <file>', 'the archive')
    .requiredOption('--assessment <id>', 'e.g. A-1')
    .requiredOption('--control <id>', 'e.g. 5.5')
    .addOption(
      new Option('--result <result>', 'the result').choices(controlResults).makeOptionMandatory(),
    )
    .requiredOption('--rationale <text>', 'why')
    .action((options: Options) =>
      withSession(options.archive, options, (session) => {
        const { assessment, control, result, rationale } = options;
        const { seq, hash } = conclude(session.archive.write, personOf(options), {
          assessment,
          control,
          result,
          rationale,
        });
        const lines = [`Control ${control} concluded: ${result}.`];
        output.finish(options, { result: { seq, hash }, lines });
      }),
    );
}
