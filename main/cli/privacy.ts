import type { Command } from 'commander';
import { Problem } from '../../preload/contract/errors.ts';
import type { PrivacyState } from '../../preload/contract/privacy.ts';
import { hidePeople, privacyOf, showPeople } from '../assess/index.ts';
import type { Session } from '../engine/session.ts';
import { personOf, withCommonOptions, withSession, type CommonOptions } from './context.ts';
import type { Output } from './output.ts';

interface Options extends CommonOptions {
  readonly archive: string;
  readonly on?: boolean;
  readonly lift?: boolean;
  readonly reason?: string;
}

/** `privacy`: whether people are pseudonymised in the window. The command line itself always names them. */
export function addPrivacy(program: Command, output: Output): void {
  withCommonOptions(program.command('privacy'))
    .description('pseudonymise people in the window, or show them by name again for a reason')
    .requiredOption('--archive <file>', 'the archive')
    .option('--on', 'pseudonymise people from now on, for everybody')
    .option('--lift', 'show them by name again')
    .option('--reason <text>', 'why names are shown again; needed with --lift')
    .action((options: Options) =>
      withSession(options.archive, options, (session) => {
        act(session, options);
        const { isOn, by, at, reason } = privacyOf(session.read);
        const result = { isOn, by, at, reason };
        output.finish(options, { result, lines: [lineOf(result)] });
      }),
    );
}

function act({ archive }: Session, options: Options): void {
  const { on, lift, reason } = options;
  if (on && lift) throw new Problem('bad_request', 'Say either --on or --lift; leave one out.');
  if (!lift && reason !== undefined) {
    throw new Problem('bad_request', 'Say --reason together with --lift.');
  }
  if (on) hidePeople(archive.write, personOf(options));
  if (lift) showPeople(archive.write, personOf(options), reason ?? '');
}

function lineOf({ isOn, by, at, reason }: PrivacyState): string {
  if (at === null) return 'People are shown by name in the window.';
  const when = `${at.slice(0, 10)}, by ${by ?? ''}`;
  return isOn
    ? `People are pseudonymised in the window since ${when}.`
    : `People are shown by name in the window again since ${when}: ${reason ?? ''}`;
}
