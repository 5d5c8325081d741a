import type { Command } from 'commander';
import { RaisedId, type AlertsChecked, type RaisedAlert } from '../../preload/contract/views.ts';
import { Problem } from '../../preload/contract/errors.ts';
import { acknowledgeAlerts, raisedAlerts } from '../assess/index.ts';
import { personOf, withCommonOptions, withSession, type CommonOptions } from './context.ts';
import type { Output } from './output.ts';

interface Options extends CommonOptions {
  readonly archive: string;
  readonly open?: boolean;
  readonly acknowledge?: readonly string[];
  readonly note?: string;
}

const mostListed = 1000;

/** `alerts`: what the alerts of an archive have raised, and taking note of it. */
export function addAlerts(program: Command, output: Output): void {
  withCommonOptions(program.command('alerts'))
    .description('list raised alerts, newest first, or acknowledge them')
    .requiredOption('--archive <file>', 'the archive')
    .option('--open', 'only those that nobody acknowledged')
    .option('--acknowledge <id...>', 'take note of these, as in R-3')
    .option('--note <text>', 'a note on what was found')
    .action((options: Options) => {
      const { acknowledge, note } = options;
      if (note !== undefined && acknowledge === undefined) {
        throw new Problem('bad_request', 'Say which alerts the note is on: --acknowledge ID.');
      }
      return withSession(
        options.archive,
        options,
        (session) => {
          if (acknowledge !== undefined) {
            const ids = acknowledge.map(idOf);
            const text = note?.trim() ?? '';
            const count = acknowledgeAlerts(
              session.archive.write,
              personOf(options),
              ids,
              text === '' ? null : text,
            );
            output.finish(options, {
              result: { acknowledged: count },
              lines: [`${count} acknowledged.`],
            });
            return;
          }
          const { open, total, alerts } = raisedAlerts(session.read, mostListed, options);
          output.finish(options, {
            result: { open, total, alerts },
            lines: [...alerts.map(lineOf), `${open} open of ${total}.`],
          });
        },
        { orToRead: acknowledge === undefined },
      );
    });
}

function idOf(text: string): RaisedId {
  const parsed = RaisedId.safeParse(text);
  if (parsed.success) return parsed.data;
  throw new Problem('bad_request', `“${text}” is no alert; write it like R-3.`);
}

function lineOf({ id, sentence, acknowledged }: RaisedAlert): string {
  const note = acknowledged?.note ?? '';
  const by = acknowledged === null ? 'open' : `acknowledged by ${acknowledged.by}`;
  return `${id} ${sentence} (${by}${note === '' ? '' : `: ${note}`})`;
}

/** What a check raised, for a person. */
export function alertLines({ rules, raised }: AlertsChecked): string[] {
  if (rules === 0) {
    return ['No alert is set; make a view one with “views --save NAME --alert 5/10m”.'];
  }
  if (raised.length === 0) return [`No alert was raised by ${rules}.`];
  return raised.map(({ id, sentence }) => `ALERT ${id}: ${sentence}`);
}
