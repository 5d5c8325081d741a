import { InvalidArgumentError, Option, type Command } from 'commander';
import { existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Problem } from '../../preload/contract/errors.ts';
import { chainOf, type Author } from '../archive/ledger.ts';
import { asProblem } from '../archive/open.ts';
import { openSession, type Session } from '../engine/session.ts';
import { reasonOf } from '../platform/files.ts';
import { deviceId } from '../platform/home.ts';

/** Options that every command understands; see the command line's own help. */
export interface CommonOptions {
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly as?: string;
  readonly wait?: number;
}

/** What a command says when it is done, and with which exit code. */
export interface Outcome {
  /** The object of `--json`. */
  readonly result: Readonly<Record<string, unknown>>;
  /** Lines for a person, when `--json` is not given. */
  readonly lines: readonly string[];
  /** 0 done, 1 a check failed or something was rejected, 4 an alert was raised, 130 interrupted. */
  readonly exit?: 0 | 1 | 4 | 130;
}

/** SQLite counts milliseconds in 31 bits. */
const longestWait = 2_000_000;

/** Adds the common options to a command. */
export function withCommonOptions(command: Command): Command {
  return command
    .option('--json', 'print one JSON object as the last line')
    .option('--quiet', 'no progress')
    .option('--as <name>', 'who acts (or TRAILPROOF_PERSON)')
    .option('--wait <seconds>', 'wait for another writer', wholeNumber, 5)
    .addOption(new Option('--archive-password-env <name>').argParser(refusePassword).hideHelp());
}

/** Taken for an archive with a password, a plain one would be believed to be closed to others. */
function refusePassword(): never {
  throw new Problem(
    'bad_request',
    'Archives cannot have a password yet; leave out --archive-password-env and keep the archive on an encrypted disk.',
  );
}

/** Seconds to wait for another writer. */
export function waitOf({ wait = 5 }: CommonOptions): number {
  return Math.min(wait, longestWait);
}

/** A whole number of an option. @throws InvalidArgumentError */
export function wholeNumber(text: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(value)) {
    throw new InvalidArgumentError('Write a whole number.');
  }
  return value;
}

/**
 * A time of an option as RFC 3339 UTC; a date alone is its midnight.
 *
 * @throws Problem bad_request
 */
export function instantOf(text: string): string {
  const isWritten = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d))?$/.test(text);
  const time = new Date(isWritten && isDay(text.slice(0, 10)) ? text : Number.NaN);
  if (Number.isNaN(time.getTime())) {
    throw new Problem('bad_request', `“${text}” is no time; write it like 2026-03-14T00:00:00Z.`);
  }
  return time.toISOString().replace('.000Z', 'Z');
}

/** JavaScript takes the 30th of February for the 2nd of March. */
function isDay(day: string): boolean {
  const time = new Date(day);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(day);
}

/** The person who acts. @throws Problem no_profile, unwritable (see deviceId) */
export function personOf(options: CommonOptions): Author {
  const name = (options.as ?? process.env['TRAILPROOF_PERSON'] ?? '').trim();
  if (name === '') {
    throw new Problem('no_profile', 'Say who acts: --as "Your Name", or set TRAILPROOF_PERSON.');
  }
  return authorNamed(name);
}

/** The person who acts, or the unattended run of a scheduler. */
export function personOrSchedule(options: CommonOptions): Author {
  const named = (options.as ?? process.env['TRAILPROOF_PERSON'] ?? '').trim();
  return named === '' ? authorNamed('Unattended run') : authorNamed(named);
}

/** Cut by whole characters: half of one has no canonical JSON, so that no entry could hold it. */
function authorNamed(name: string): Author {
  const initials = name
    .split(/\s+/)
    .map((word) => String.fromCodePoint(word.codePointAt(0) ?? 0).toUpperCase())
    .join('');
  const profile = {
    name: firstCharacters(name, 120),
    initials: firstCharacters(initials, 6),
    role: 'command line',
  };
  return { profile, chain: chainOf(profile, device()) };
}

/** At most so many UTF-16 units, which is what the contract counts. */
function firstCharacters(text: string, most: number): string {
  let kept = '';
  for (const character of text) {
    if (kept.length + character.length > most) break;
    kept += character;
  }
  return kept;
}

function device(): string {
  try {
    return deviceId();
  } catch (thrown) {
    if (thrown instanceof Problem) throw thrown;
    throw new Problem(
      'unwritable',
      `The folder for what belongs to you cannot be made: ${reasonOf(thrown)}. Let TRAILPROOF_HOME name one that can.`,
    );
  }
}

/** How a command opens its archive: as it is by default, made if absent, or for reading alone. */
export type Opening =
  | { readonly create?: false; readonly orToRead?: boolean }
  | { readonly create: true; readonly newName: string; readonly author: Author };

/** Opens an archive for a command and closes it afterwards, whatever happens. */
export async function withSession<T>(
  file: string,
  options: CommonOptions,
  work: (session: Session) => T | Promise<T>,
  opening: Opening = {},
): Promise<T> {
  refuseNoArchive(file, opening.create);
  const session = openSession(file, {
    waitSeconds: waitOf(options),
    ...opening,
  });
  try {
    return await work(session);
  } catch (thrown) {
    throw asProblem(thrown, file);
  } finally {
    // What is left to do on closing is optional, and not worth waiting for another writer.
    session.archive.connection.pragma('busy_timeout = 0');
    session.close();
  }
}

/**
 * What SQLite would say of these is no sentence, or nothing: it makes a database of an empty file.
 *
 * @throws Problem not_an_archive, unwritable
 */
export function refuseNoArchive(file: string, creating = false): void {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat?.isDirectory()) {
    throw new Problem('not_an_archive', `${file} is a folder; name the archive's file.`);
  }
  if (stat?.size === 0 && !creating) {
    throw new Problem('not_an_archive', `${file} is empty, and not a Trailproof archive.`);
  }
  const folder = dirname(resolve(file));
  if (creating && !existsSync(folder)) {
    throw new Problem('unwritable', `${file} cannot be made: there is no folder ${folder}.`);
  }
}
