import type { Command } from 'commander';
import { rollOver } from '../archive/roll-over.ts';
import { carryPrivacy } from '../assess/index.ts';
import {
  personOf,
  refuseNoArchive,
  waitOf,
  withCommonOptions,
  type CommonOptions,
} from './context.ts';
import type { Output } from './output.ts';

interface Options extends CommonOptions {
  readonly archive: string;
  readonly out: string;
  readonly name: string;
}

/** `roll-over`: the next archive of the same engagement, which names this one. */
export function addRollOver(program: Command, output: Output): void {
  withCommonOptions(program.command('roll-over'))
    .description('continue in a new archive; each names the other, and no evidence is carried over')
    .requiredOption('--archive <file>', 'the archive that ends')
    .requiredOption('--out <file>', 'the new archive; never over a file that exists')
    .requiredOption('--name <name>', 'name of the new engagement')
    .action(async (options: Options) => {
      const { archive, out, name } = options;
      refuseNoArchive(archive);
      const waitSeconds = waitOf(options);
      const author = personOf(options);
      const wanted = { file: archive, out, name, author, carry: carryPrivacy, waitSeconds };
      const made = await rollOver(wanted);
      const { head, sha256, newHead } = made;
      output.finish(options, {
        result: { out, head: newHead, previous: { head, sha256, last_event: made.last_event } },
        lines: [
          `${out}: “${name}” continues “${made.name}” and holds no evidence yet.`,
          `It seals the ledger head ${head}`,
          `and the file ${archive} with SHA-256 ${sha256}`,
        ],
      });
    });
}
