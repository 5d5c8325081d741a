import { Option, type Command } from 'commander';
import { Problem } from '../../preload/contract/errors.ts';
import { ManualEvent, manualKinds, type ManualKind } from '../../preload/contract/manual-events.ts';
import { addEvent } from '../engine/add-event.ts';
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
  readonly kind: ManualKind;
  readonly at: string;
  readonly what: string;
  readonly who?: string;
  readonly reference?: string;
  readonly account?: string;
}

/** `add-event`: an event that no service logged, such as a phone call, marked as added by hand. */
export function addAddEvent(program: Command, output: Output): void {
  withCommonOptions(program.command('add-event'))
    .description('add an event by hand, such as a phone call or a ticket; it is marked as such')
    .requiredOption('--archive <file>', 'the archive')
    .addOption(
      new Option('--kind <kind>', 'what it was').choices(manualKinds).makeOptionMandatory(),
    )
    .requiredOption('--at <time>', 'when it happened')
    .requiredOption('--what <text>', 'what happened')
    .option('--who <name>', 'who did it')
    .option('--reference <text>', 'where it can be looked up: a ticket, a mail')
    .option('--account <id>', 'the AWS account it belongs to')
    .action((options: Options) =>
      withSession(options.archive, options, async (session) => {
        const { kind, what, who, reference, account } = options;
        const event = { kind, at: instantOf(options.at), what, who, reference, account };
        const checked = ManualEvent.safeParse(event);
        if (!checked.success) {
          const [issue] = checked.error.issues;
          throw new Problem('bad_request', refusalOf(String(issue?.path[0] ?? 'what')));
        }
        const { eventID } = await addEvent(session, personOf(options), checked.data);
        output.finish(options, {
          result: { eventID },
          lines: [`${kind} at ${event.at} added by hand: ${eventID}`],
        });
      }),
    );
}

function refusalOf(option: string): string {
  const why = (): string => {
    switch (option) {
      case 'what':
        return 'write 1 to 20,000 characters';
      case 'account':
        return 'an account has twelve digits';
      default:
        return 'write 1 to 200 characters';
    }
  };
  return `--${option} cannot be taken: ${why()}.`;
}
