import { readFileSync } from 'node:fs';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { Problem } from '../../preload/contract/errors.ts';
import { reasonOf } from '../platform/files.ts';
import { verifyFile } from '../verify/index.ts';
import { withCommonOptions, type CommonOptions } from './context.ts';
import type { Output } from './output.ts';

interface Options extends CommonOptions {
  readonly trust?: string;
  readonly level?: 'B-B';
  readonly previous?: string;
  readonly report?: readonly string[];
  readonly archiveHead?: string;
}

/** `verify`: an archive, a report or a proof, independently of the code that wrote it. */
export function addVerify(program: Command, output: Output): void {
  withCommonOptions(program.command('verify'))
    .description('verify an archive, a report or the proof of a record')
    .argument('<file>', 'what to verify')
    .option('--trust <pem>', 'certificates of which one must end the signer’s chain')
    .option('--report <pdf>', 'hold it against a signed report; may be given again', oneMore)
    .option('--archive-head <hex>', 'hold it against a head of the ledger that you know', headOf)
    .addOption(new Option('--level <level>', 'the level it must have').choices(['B-B']))
    .option('--previous <archive>', 'the archive that this one continues: checks the link')
    .action(async (file: string, options: Options) => {
      const { trust, level, previous, report: reports, archiveHead } = options;
      const result = await verifyFile(file, {
        ...(trust === undefined ? {} : { trust: readPem(trust) }),
        ...(level === undefined ? {} : { level }),
        ...(previous === undefined ? {} : { previous }),
        reports,
        archiveHead,
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

/** A list of words would swallow the file that is to be verified. */
function oneMore(path: string, before: readonly string[] = []): readonly string[] {
  return [...before, path];
}

/** @throws InvalidArgumentError */
function headOf(text: string): string {
  const head = text.trim().toLowerCase();
  if (/^[0-9a-f]{64}$/.test(head)) return head;
  throw new InvalidArgumentError('A head has 64 hex digits.');
}

function readPem(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (thrown) {
    throw new Problem('unreadable', `${path} cannot be read: ${reasonOf(thrown)}.`);
  }
}
