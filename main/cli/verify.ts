import { readFileSync } from 'node:fs';
import { Option, type Command } from 'commander';
import { Problem } from '../../preload/contract/errors.ts';
import { reasonOf } from '../platform/files.ts';
import { verifyFile } from '../verify/index.ts';
import { withCommonOptions, type CommonOptions } from './context.ts';
import type { Output } from './output.ts';

interface Options extends CommonOptions {
  readonly trust?: string;
  readonly level?: 'B-B';
  readonly previous?: string;
}

/** `verify`: an archive or a report, independently of the code that wrote it. */
export function addVerify(program: Command, output: Output): void {
  withCommonOptions(program.command('verify'))
    .description('verify an archive or a report')
    .argument('<file>', 'what to verify')
    .option('--trust <pem>', 'certificates of which one must end the signer’s chain')
    .addOption(new Option('--level <level>', 'the level it must have').choices(['B-B']))
    .option('--previous <archive>', 'the archive that this one continues: checks the link')
    .action(async (file: string, options: Options) => {
      const { trust, level, previous } = options;
      const result = await verifyFile(file, {
        ...(trust === undefined ? {} : { trust: readPem(trust) }),
        ...(level === undefined ? {} : { level }),
        ...(previous === undefined ? {} : { previous }),
      });
      output.finish(options, {
        result,
        lines: [
          `${result.valid ? 'Valid' : 'NOT VALID'}; trust: ${result.trust}`,
          ...result.checks.map(
            ({ name, ok, detail }) => `${ok ? 'ok  ' : 'FAIL'} ${name}: ${detail}`,
          ),
        ],
        exit: result.valid && result.trust !== 'not trusted' ? 0 : 1,
      });
    });
}

function readPem(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (thrown) {
    throw new Problem('unreadable', `${path} cannot be read: ${reasonOf(thrown)}.`);
  }
}
