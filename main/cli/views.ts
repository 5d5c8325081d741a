import { InvalidArgumentError, type Command } from 'commander';
import type { AlertRule, SavedView, ViewContent } from '../../preload/contract/views.ts';
import { Problem } from '../../preload/contract/errors.ts';
import {
  listViews,
  removeView,
  saveView,
  sharedFileOf,
  takeShared,
  viewNamed,
  viewsInFile,
} from '../assess/index.ts';
import type { Session } from '../engine/session.ts';
import { writeFileWhole } from '../platform/files.ts';
import {
  personOf,
  withCommonOptions,
  withSession,
  type CommonOptions,
  type Outcome,
} from './context.ts';
import type { Output } from './output.ts';

interface Options extends CommonOptions {
  readonly archive: string;
  readonly save?: string;
  readonly query?: string;
  readonly pin?: boolean;
  readonly unpin?: boolean;
  readonly alert?: AlertRule;
  readonly alertBy?: string;
  readonly noAlert?: boolean;
  readonly remove?: string;
  readonly view?: readonly string[];
  readonly export?: string;
  readonly import?: string;
}

/** `views`: the saved views of an archive, and the alerts that they are. */
export function addViews(program: Command, output: Output): void {
  withCommonOptions(program.command('views'))
    .description('list, save, remove and share saved views; --alert makes one an alert')
    .requiredOption('--archive <file>', 'the archive')
    .option('--save <name>', 'save a view, or change the one of that name')
    .option('--query <query>', 'what the view of --save finds')
    .option('--pin', 'show the view of --save beside the events')
    .option('--unpin', 'only list it')
    .option(
      '--alert <count[/span]>',
      'raise an alert: 1 for any new event, 5/10m for five within ten minutes (s, m, h, d)',
      alertOf,
    )
    .option('--alert-by <field>', 'count events that share this field, as in sourceIPAddress')
    .option('--no-alert', 'raise none any more')
    .option('--remove <name>', 'remove a view; what it raised stays')
    .option('--export <file>', 'write views into a file, to hand on')
    .option('--view <name...>', 'which views --export writes; without it, all')
    .option('--import <file>', 'take over the views of such a file')
    .action((raw: Options & { alert?: AlertRule | boolean }) => {
      const { alert, ...rest } = raw;
      const options: Options = {
        ...rest,
        ...(typeof alert === 'object' ? { alert } : {}),
        noAlert: alert === false,
      };
      return withSession(
        options.archive,
        options,
        (session) => output.finish(options, act(session, options)),
        {
          orToRead: [options.save, options.remove, options.import].every(
            (each) => each === undefined,
          ),
        },
      );
    });
}

function act(session: Session, options: Options): Outcome {
  const wanted = [options.save, options.remove, options.export, options.import].filter(
    (each) => each !== undefined,
  );
  if (wanted.length > 1) {
    throw new Problem('bad_request', 'Do one thing: --save, --remove, --export or --import.');
  }
  refuseAlone(options);
  if (options.save !== undefined) return save(session, options, options.save);
  if (options.remove !== undefined) return remove(session, options, options.remove);
  if (options.export !== undefined) return share(session, options, options.export);
  if (options.import !== undefined) return take(session, options, options.import);
  const views = listViews(session.read);
  const lines = views.length === 0 ? ['No views are saved yet.'] : views.flatMap(linesOf);
  return { result: { views }, lines };
}

/** An option that changes nothing was meant for something. */
function refuseAlone(options: Options): void {
  const { save, query, pin, unpin, alert, alertBy, noAlert } = options;
  const ofSave = [query, pin, unpin, alert, alertBy, noAlert || undefined];
  if (save === undefined && ofSave.some((each) => each !== undefined)) {
    throw new Problem('bad_request', 'Name the view that is meant: --save NAME.');
  }
  if (pin && unpin) throw new Problem('bad_request', 'Either --pin or --unpin; leave one out.');
  if (options.view !== undefined && options.export === undefined) {
    throw new Problem('bad_request', '--view belongs to --export; name the file to write.');
  }
}

function save(session: Session, options: Options, name: string): Outcome {
  const before = listViews(session.read).find(
    (view) => view.name.toLowerCase() === name.trim().toLowerCase(),
  );
  const query = options.query ?? before?.query;
  if (query === undefined) {
    throw new Problem('bad_request', `Say what “${name}” finds: --query QUERY.`);
  }
  const content: ViewContent = {
    name,
    query,
    table: before?.table ?? null,
    pinned: options.pin ?? (options.unpin === true ? false : (before?.pinned ?? false)),
    alert: ruleOf(options, before),
  };
  const view = saveView(session.archive.write, personOf(options), content, before?.id);
  return { result: { ...view }, lines: [`Saved ${view.id}.`, ...linesOf(view)] };
}

function ruleOf(
  { alert, alertBy, noAlert }: Options,
  before: SavedView | undefined,
): AlertRule | null {
  if (noAlert) return null;
  const rule = alert ?? before?.alert ?? null;
  if (rule === null) {
    if (alertBy !== undefined) {
      throw new Problem('bad_request', 'Say how many events raise an alert: --alert 5/10m.');
    }
    return null;
  }
  return { ...rule, by: alertBy ?? (alert === undefined ? rule.by : null) };
}

function remove(session: Session, options: Options, name: string): Outcome {
  const { id } = viewNamed(session.read, name);
  removeView(session.archive.write, personOf(options), id);
  return { result: { removed: id }, lines: [`Removed ${id}; what it raised stays.`] };
}

function share(session: Session, options: Options, file: string): Outcome {
  const views =
    options.view?.map((name) => viewNamed(session.read, name)) ?? listViews(session.read);
  writeFileWhole(file, sharedFileOf(views));
  return {
    result: { file, views: views.length },
    lines: [`${views.length} ${views.length === 1 ? 'view' : 'views'} written to ${file}.`],
  };
}

function take(session: Session, options: Options, file: string): Outcome {
  const author = personOf(options);
  const taken = takeShared(session.archive.write, author, viewsInFile(file));
  return {
    result: { ...taken },
    lines: [
      ...taken.added.map((name) => `Added “${name}”.`),
      ...(taken.known > 0 ? [`${taken.known} here already, word for word.`] : []),
    ],
  };
}

function linesOf({ id, name, pinned, query, sentence, alertSentence }: SavedView): string[] {
  return [
    `${id} ${name}${pinned ? ' (pinned)' : ''}`,
    `    ${query === '' ? '(every event)' : query}`,
    `    ${sentence}`,
    ...(alertSentence === null ? [] : [`    ${alertSentence}`]),
  ];
}

const seconds = { s: 1, m: 60, h: 3600, d: 86_400 } as const;

/** `5/10m`: five within ten minutes; `1`: any. @throws InvalidArgumentError */
function alertOf(text: string): AlertRule {
  const found = /^(\d{1,5})(?:\/(\d{1,5})([smhd]))?$/.exec(text);
  const count = Number(found?.[1]);
  const unit = (found?.[3] ?? 's') as keyof typeof seconds;
  const span = found?.[2] === undefined ? undefined : Number(found[2]) * seconds[unit];
  if (found === null || count < 1 || (count > 1 && span === undefined)) {
    throw new InvalidArgumentError('Write it like 5/10m, or 1 for any new event.');
  }
  return { count, seconds: span ?? 1, by: null };
}
