import type { Command } from 'commander';
import { accessSync, statSync, type Stats } from 'node:fs';
import { dirname, sep } from 'node:path';
import { Problem } from '../../preload/contract/errors.ts';
import { makeReport } from '../engine/make-report.ts';
import { reasonOf } from '../platform/files.ts';
import { personOf, withCommonOptions, withSession, type CommonOptions } from './context.ts';
import type { Output } from './output.ts';

interface Options extends CommonOptions {
  readonly archive: string;
  readonly assessment: string;
  readonly out: string;
  readonly p12?: string;
  readonly passwordEnv?: string;
  readonly draft?: boolean;
}

/** `report`: the PDF, signed if a key is given. */
export function addReport(program: Command, output: Output): void {
  withCommonOptions(program.command('report'))
    .description('write the report of an assessment')
    .requiredOption('--archive <file>', 'the archive')
    .requiredOption('--assessment <id>', 'e.g. A-1')
    .requiredOption('--out <file>', 'the PDF')
    .option('--p12 <file>', 'PKCS#12 with the signing key')
    .option('--password-env <name>', 'environment variable that holds its password')
    .option('--draft', 'mark every page as a draft')
    .action((options: Options) =>
      withSession(options.archive, options, async (session) => {
        const { assessment, out, draft = false } = options;
        refuseUnfit(options);
        const report = await makeReport(session, personOf(options), {
          assessment,
          draft,
          out,
          signing: signingOf(options),
        });
        const { pages, sha256, level, signer } = report;
        const signed = level !== 'none';
        output.finish(options, {
          result: { pages, signed, level, sha256 },
          lines: [
            `${out}: ${pages} pages, ${signed ? `signed by ${signer} (${level})` : 'not signed'}`,
            `SHA-256 ${sha256}`,
          ],
        });
      }),
    );
}

function signingOf({ p12, passwordEnv }: Options): { p12: string; password: string } | undefined {
  if (p12 === undefined) return undefined;
  const password = passwordEnv === undefined ? undefined : process.env[passwordEnv];
  if (password === undefined) {
    throw new Problem(
      'bad_request',
      'Name the environment variable that holds the key’s password: --password-env NAME.',
    );
  }
  return { p12, password };
}

/** Said before the work, not after it. The report is renamed over what is there: never its sources. */
function refuseUnfit({ out, archive, p12 }: Options): void {
  const there = placeOf(out);
  for (const source of [archive, p12]) {
    const stat = source === undefined ? undefined : statSync(source, { throwIfNoEntry: false });
    if (there !== undefined && stat?.ino === there.ino && stat.dev === there.dev) {
      throw new Problem('refused', `${out} would be overwritten; choose another file for the PDF.`);
    }
  }
}

/** What is at the place of the output, if anything. @throws Problem unwritable */
function placeOf(out: string): Stats | undefined {
  try {
    // The dot makes it an error if the folder is a file.
    accessSync(`${dirname(out)}${sep}.`);
    return statSync(out, { throwIfNoEntry: false });
  } catch (thrown) {
    throw new Problem('unwritable', `${out} cannot be written: ${reasonOf(thrown)}.`);
  }
}
