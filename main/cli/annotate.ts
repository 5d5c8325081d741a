import { Option, type Command } from 'commander';
import {
  reviewStatuses,
  tagColours,
  type ActRef,
  type ReviewStatus,
  type TagColour,
} from '../../preload/contract/annotations.ts';
import { Problem } from '../../preload/contract/errors.ts';
import { findByEventID } from '../archive/find-event.ts';
import { entryPlace, type Author } from '../archive/ledger.ts';
import { annotate, colourTag, editNote, hideResolved, withdraw } from '../assess/index.ts';
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
  readonly untag?: string;
  readonly star?: boolean;
  readonly unstar?: boolean;
  readonly status?: ReviewStatus;
  readonly reason?: string;
  readonly withdraw?: string;
  readonly edit?: string;
  readonly colour?: TagColour;
  readonly hideResolved?: boolean;
  readonly showResolved?: boolean;
}

interface Done {
  readonly acts: number;
  readonly seq: number;
  readonly hash: string;
  /** What was done, for a person. */
  readonly line: string;
}

/** `annotate`: says something about events, in one act, or takes such an act back. */
export function addAnnotate(program: Command, output: Output): void {
  withCommonOptions(program.command('annotate'))
    .description('annotate events, or take an annotation back')
    .requiredOption('--archive <file>', 'the archive')
    .option('--event <id...>', 'eventIDs')
    .option('--query <query>', 'every event that the query finds')
    .option('--note <text>', 'a note, in Markdown')
    .option('--tag <tag>', 'a tag')
    .option('--untag <tag>', 'take a tag off')
    .option('--star', 'star')
    .option('--unstar', 'take the star off')
    .addOption(new Option('--status <status>', 'review status').choices(reviewStatuses))
    .option(
      '--reason <text>',
      'why the status, or why taken back; needed for in-review and resolved',
    )
    .option('--withdraw <act>', 'take an act back: its number in your chain, or its hash')
    .option('--edit <act>', 'say --note in place of the note of an act')
    .addOption(new Option('--colour <colour>', 'colour of --tag for everybody').choices(tagColours))
    .option('--hide-resolved', 'leave resolved events out of lists in the window, for everybody')
    .option('--show-resolved', 'show them again')
    .action((options: Options) =>
      withSession(options.archive, options, (session) => {
        const { line, ...done } = act(session, personOf(options), options);
        output.finish(options, {
          result: { acts: done.acts, seq: done.seq, hash: done.hash },
          lines: [line],
        });
      }),
    );
}

function act(session: Session, author: Author, options: Options): Done {
  const db = session.archive.write;
  const isOnEvents = options.event !== undefined || options.query !== undefined;
  const others = [
    options.withdraw,
    options.edit,
    options.hideResolved,
    options.showResolved,
    isOnEvents ? true : options.colour,
  ].filter((each) => each !== undefined);
  if (others.length !== 1) {
    throw new Problem(
      'bad_request',
      'Say which events, either --event or --query; or one of --withdraw, --edit, --tag with --colour, --hide-resolved, --show-resolved.',
    );
  }
  refuseIdle(options, isOnEvents);
  if (options.withdraw !== undefined) {
    const of = actOf(session, author, options.withdraw);
    return { ...withdraw(db, author, of, options.reason), line: `Act ${of.seq} taken back.` };
  }
  if (options.edit !== undefined) {
    const of = actOf(session, author, options.edit);
    return { ...editNote(db, author, of, options.note ?? ''), line: `Note ${of.seq} edited.` };
  }
  if (options.hideResolved !== undefined || options.showResolved !== undefined) {
    const hide = options.hideResolved !== undefined;
    const line = `Resolved events are ${hide ? 'hidden' : 'shown'} in the window.`;
    return { ...hideResolved(db, author, hide), line };
  }
  return isOnEvents ? annotateEvents(session, author, options) : colour(session, author, options);
}

/** What each act says of itself; on events everything is said but a colour, which is a tag's. */
const takes = {
  withdraw: ['reason'],
  edit: ['note'],
  hideResolved: [],
  showResolved: [],
  colour: ['tag'],
} as const satisfies Partial<Record<keyof Options, readonly (keyof Options)[]>>;
const sayings = ['note', 'tag', 'untag', 'star', 'unstar', 'status', 'reason'] as const;

/** An option that changes nothing was meant for something. @throws Problem bad_request */
function refuseIdle(options: Options, isOnEvents: boolean): void {
  const { colour: wanted, tag } = options;
  if (isOnEvents) {
    if (wanted === undefined || tag !== undefined) return;
    throw new Problem('bad_request', '--colour is of a tag; name it: --tag TAG.');
  }
  for (const [act, taken] of Object.entries(takes)) {
    if (options[act as keyof typeof takes] === undefined) continue;
    const idle = sayings.find(
      (each) => options[each] !== undefined && !(taken as readonly string[]).includes(each),
    );
    if (idle === undefined) continue;
    const flag = act.replace('Resolved', '-resolved');
    throw new Problem('bad_request', `--${idle} says nothing beside --${flag}; leave it out.`);
  }
}

function colour(session: Session, author: Author, options: Options): Done {
  const { tag = '', colour: given = 'grey' } = options;
  const done = colourTag(session.archive.write, author, tag, given);
  return { ...done, line: `The tag ${tag} is ${given} now.` };
}

function annotateEvents(session: Session, author: Author, options: Options): Done {
  const { note, tag, untag, status, reason } = options;
  if (options.star && options.unstar) {
    throw new Problem('bad_request', 'Either --star or --unstar; leave one out.');
  }
  const star = options.star ?? (options.unstar === true ? false : undefined);
  const events = eventsOf(session, options);
  const said = { note, tag, untag, star, status, reason };
  const db = session.archive.write;
  const done = annotate(db, author, { events, ...said });
  const line = `${events.length.toLocaleString('en')} events annotated.`;
  if (tag === undefined || options.colour === undefined) return { ...done, line };
  const coloured = colourTag(db, author, tag, options.colour);
  return { ...coloured, acts: done.acts + 1, line };
}

/** @throws Problem not_found */
function actOf({ read }: Session, { chain }: Author, written: string): ActRef {
  if (/^\d{1,15}$/.test(written)) return { chain, seq: Number(written) };
  const found = entryPlace(read, written);
  if (found !== undefined) return found;
  throw new Problem(
    'not_found',
    `The ledger holds no act ${written}; give its number in your chain, or its whole hash.`,
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
