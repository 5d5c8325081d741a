import type { Command } from 'commander';
import { timestampHead } from '../engine/timestamp-head.ts';
import { personOf, withCommonOptions, withSession, type CommonOptions } from './context.ts';
import type { Output } from './output.ts';

interface Options extends CommonOptions {
  readonly archive: string;
  readonly tsa: string;
}

/** `timestamp`: an authority's word that the ledger's head exists now. */
export function addTimestamp(program: Command, output: Output): void {
  withCommonOptions(program.command('timestamp'))
    .description('time-stamp the head of the ledger (RFC 3161); only a hash leaves this machine')
    .requiredOption('--archive <file>', 'the archive')
    .requiredOption('--tsa <url>', 'address of the time-stamping authority')
    .action((options: Options) =>
      withSession(options.archive, options, async (session) => {
        const stamped = await timestampHead(session, personOf(options), options.tsa);
        output.finish(options, {
          result: { ...stamped },
          lines: [`“${stamped.authority}” saw the head ${stamped.head} at ${stamped.at}.`],
        });
      }),
    );
}
