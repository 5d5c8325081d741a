import { Option, type Command } from 'commander';
import { Problem } from '../../preload/contract/errors.ts';
import { findByEventID } from '../archive/find-event.ts';
import { annotate } from '../assess/index.ts';
import type { Session } from '../engine/session.ts';
import { everyRef, parseQuery } from '../query/index.ts';
import { personOf, withCommonOptions, withSession, type CommonOptions } from './context.ts';
import type { Output } from './output.ts';

interface Options extends CommonOptions {
  readonly archive: string;
  readonly event?: readonly string[];
  readonly query?: string;
  readonly note?: string;
  readonly tag?: string;
  readonly status?: 'new' | 'in-review' | 'resolved';
  readonly reason?: string;
}

/** `annotate`: says something about events, in one act. */
export function addAnnotate(program: Command, output: Output): void {
  withCommonOptions(program.command('annotate'))
    .description('annotate events')
    .requiredOption('--archive <file>', 'the archive')
    .option('--event <id...>', 'eventIDs')
    .option('--query <query>', 'every event that the query finds')
    .option('--note <text>', 'a note')
    .option('--tag <tag>', 'a tag')
    .addOption(
      new Option('--status <status>', 'review status').choices(['new', 'in-review', 'resolved']),
    )
    .option('--reason <text>', 'why the status; needed for in-review and resolved')
    .action((options: Options) =>
      withSession(options.archive, options, (session) => {
        const author = personOf(options);
        const { note, tag, status, reason } = options;
        const events = eventsOf(session, options);
        const done = annotate(session.archive.write, author, { events, note, tag, status, reason });
        const lines = [`${events.length.toLocaleString('en')} events annotated.`];
        output.finish(options, { result: { ...done }, lines });
      }),
    );
}

function eventsOf(session: Session, { event, query }: Options): number[] {
  if ((event === undefined) === (query === undefined)) {
    throw new Problem('bad_request', 'Say which events: either --event or --query.');
  }
  if (query !== undefined) {
    return [...everyRef(session.read, parseQuery(query))];
  }
  return (event ?? []).flatMap((eventID) => {
    const found = findByEventID(session.read, session.readText, eventID);
    if (found.length > 0) return found;
    throw new Problem('not_found', `The archive holds no event ${eventID}.`);
  });
}
