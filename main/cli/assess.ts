import type { Command } from 'commander';
import { createAssessment } from '../assess/index.ts';
import { assetsFolder } from '../platform/assets.ts';
import {
  instantOf,
  personOf,
  withCommonOptions,
  withSession,
  type CommonOptions,
} from './context.ts';
import type { Output } from './output.ts';

interface Options extends CommonOptions {
  readonly archive: string;
  readonly framework: string;
  readonly from: string;
  readonly to: string;
  readonly accounts?: string;
  readonly regions?: string;
  readonly name?: string;
}

/** `assess`: creates an assessment and its populations. */
export function addAssess(program: Command, output: Output): void {
  withCommonOptions(program.command('assess'))
    .description('create an assessment and the populations of its controls')
    .requiredOption('--archive <file>', 'the archive')
    .requiredOption('--framework <id>', 'e.g. cis-aws-foundations@7.0.0')
    .requiredOption('--from <time>', 'begin of the period, RFC 3339, included')
    .requiredOption('--to <time>', 'end of the period, excluded; may lie in the future')
    .option('--accounts <list>', 'only these accounts, comma-separated')
    .option('--regions <list>', 'only these regions, comma-separated')
    .option('--name <name>', 'name of the assessment')
    .action((options: Options) =>
      withSession(options.archive, options, (session) => {
        const dependencies = {
          db: session.archive.write,
          author: personOf(options),
          readRecord: session.readText,
          assetsFolder: assetsFolder(),
        };
        const assessment = createAssessment(dependencies, {
          framework: options.framework,
          name: options.name ?? `${options.framework} ${options.from.slice(0, 10)}`,
          from: instantOf(options.from),
          to: instantOf(options.to),
          accounts: listOf(options.accounts),
          regions: listOf(options.regions),
        });
        const controls = assessment.controls.map(({ id, title, conclusion, population }) => ({
          id,
          title,
          status: conclusion ?? 'not concluded',
          population,
        }));
        output.finish(options, {
          result: { assessment: assessment.id, controls },
          lines: [
            `Assessment ${assessment.id}: ${assessment.name}`,
            ...controls.map(({ id, title, population }) => `${id}\t${population}\t${title}`),
          ],
        });
      }),
    );
}

function listOf(text: string | undefined): string[] {
  return (text ?? '')
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}
