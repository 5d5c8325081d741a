import type { Command } from 'commander';
import { Problem } from '../../preload/contract/errors.ts';
import { makeReport } from '../engine/make-report.ts';
import type { Session } from '../engine/session.ts';
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
      withSession(options.archive, options, (session) => report(session, options, output), {
        orToRead: true,
      }),
    );
}

async function report(session: Session, options: Options, output: Output): Promise<void> {
  const { assessment, out, draft = false } = options;
  const made = await makeReport(session, personOf(options), {
    assessment,
    draft,
    out,
    signing: signingOf(options),
  });
  const { pages, sha256, level, signer, recorded } = made;
  const signed = level !== 'none';
  output.finish(options, {
    result: { pages, signed, level, sha256, recorded },
    lines: [
      `${out}: ${pages} pages, ${signed ? `signed by ${signer} (${level})` : 'not signed'}`,
      `SHA-256 ${sha256}`,
      ...(recorded ? [] : ['The archive is read-only: this report is not in its ledger.']),
    ],
  });
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
