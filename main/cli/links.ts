import type { Command } from 'commander';
import { Problem } from '../../preload/contract/errors.ts';
import type { EventLinks, LinkedEvent, LinkedEvents } from '../../preload/contract/links.ts';
import { findByEventID } from '../archive/find-event.ts';
import { linksOf } from '../query/index.ts';
import { withCommonOptions, withSession, type CommonOptions } from './context.ts';
import type { Output } from './output.ts';

interface Options extends CommonOptions {
  readonly archive: string;
  readonly event: string;
}

/** `links`: what leads from one record to others. */
export function addLinks(program: Command, output: Output): void {
  withCommonOptions(program.command('links'))
    .description('show who issued a record’s credentials, what corrects it, and what it shares')
    .requiredOption('--archive <file>', 'the archive')
    .requiredOption('--event <id>', 'its eventID')
    .action((options: Options) =>
      withSession(
        options.archive,
        options,
        ({ read, readText }) => {
          const { event } = options;
          const refs = findByEventID(read, readText, event);
          if (refs.length === 0) {
            throw new Problem('not_found', `The archive holds no event ${event}.`);
          }
          const events = refs.map((ref) => ({ ref, ...linksOf(read, readText, ref) }));
          const lines = events.flatMap(linesOf);
          output.finish(options, { result: { event, events }, lines });
        },
        { orToRead: true },
      ),
    );
}

function linesOf(links: EventLinks): string[] {
  const { addendum, credentials, issued, correctedBy, sameRequest, sameShared } = links;
  const lines = [
    ...(addendum === null ? [] : [addendum.sentence, addendum.originalSentence]),
    ...listed('', addendum?.original),
    ...listed('Corrected by:', correctedBy),
    ...(credentials === null
      ? []
      : [
          `Credentials ${credentials.accessKeyId || 'without an access key'} issued by:`,
          ...credentials.steps.map(lineOf),
          `  ${credentials.sentence}`,
          ...credentials.claims.events.map(lineOf),
        ]),
    ...(issued === null
      ? []
      : [
          `It issued the credentials ${issued.accessKeyId}: ${issued.uses.toLocaleString('en')} event(s) were called with them.`,
        ]),
    ...listed('The same request left:', sameRequest),
    ...listed('The same event is recorded as:', sameShared),
  ];
  if (lines.length === 0) lines.push('It has no links to other events of the archive.');
  if (!links.isWhole)
    lines.push('The words of some records are not indexed yet: there may be more.');
  return lines.filter(Boolean);
}

function listed(title: string, linked: LinkedEvents | undefined): string[] {
  if (linked === undefined || linked.events.length === 0) return [];
  return [title, ...linked.events.map(lineOf), linked.more ? '  …' : ''];
}

function lineOf({ row, eventID }: LinkedEvent): string {
  return `  ${row.eventTime}  ${row.eventName}  ${row.who}  ${row.account}  ${eventID}`;
}
