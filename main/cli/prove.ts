import type { Command } from 'commander';
import { Problem } from '../../preload/contract/errors.ts';
import { findByEventID } from '../archive/find-event.ts';
import { makeProof } from '../engine/make-proof.ts';
import { personOf, withCommonOptions, withSession, type CommonOptions } from './context.ts';
import type { Output } from './output.ts';

interface Options extends CommonOptions {
  readonly archive: string;
  readonly event: string;
  readonly out: string;
}

/** What a reader of the proof can hold it against, and what to do if that is nothing yet. */
const anchorWords = {
  'time stamp': 'A time stamp over that head is in the proof.',
  report: 'A signed report holds the seal: hand it along, and verify the two together.',
  none: 'That head has not left the archive yet: time-stamp it, or sign a report, before anything else is recorded.',
} as const;

/** `prove`: one record, without the archive. */
export function addProve(program: Command, output: Output): void {
  withCommonOptions(program.command('prove'))
    .description('prove one record without handing over the archive')
    .requiredOption('--archive <file>', 'the archive')
    .requiredOption('--event <id>', 'its eventID')
    .requiredOption('--out <file>', 'the proof, a JSON file')
    .action((options: Options) =>
      withSession(options.archive, options, async (session) => {
        const { event, out } = options;
        const refs = findByEventID(session.read, session.readText, event);
        const [ref, ...others] = refs;
        if (ref === undefined) {
          throw new Problem('not_found', `The archive holds no event ${event}.`);
        }
        if (others.length > 0) {
          throw new Problem(
            'bad_request',
            `${refs.length} events have the eventID ${event}; save the proof of the one you mean in the window.`,
          );
        }
        const proof = await makeProof(session, personOf(options), { event: ref, out });
        output.finish(options, {
          result: { ...proof, file: out },
          lines: [
            `${out}: ${proof.bytes.toLocaleString('en')} bytes, SHA-256 ${proof.sha256}`,
            `It leads to the head ${proof.head}. ${anchorWords[proof.anchor]}`,
          ],
        });
      }),
    );
}
