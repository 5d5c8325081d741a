import type { Command } from 'commander';
import { Problem } from '../../preload/contract/errors.ts';
import { chainOf, type Author } from '../archive/ledger.ts';
import { openSession, type Session } from '../engine/session.ts';
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
  /** 0 done, 1 a check failed or something was rejected, 4 an alert was raised. */
  readonly exit?: 0 | 1 | 4;
}

/** Adds the common options to a command. */
export function withCommonOptions(command: Command): Command {
  return command
    .option('--json', 'print one JSON object as the last line')
    .option('--quiet', 'no progress')
    .option('--as <name>', 'who acts (or TRAILPROOF_PERSON)')
    .option('--wait <seconds>', 'wait for another writer', wholeNumber, 5);
}

/** A whole number of an option. @throws Problem bad_request */
export function wholeNumber(text: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(value)) {
    throw new Problem('bad_request', `“${text}” is not a whole number.`);
  }
  return value;
}

/**
 * A time of an option as RFC 3339 UTC; a date alone is its midnight.
 *
 * @throws Problem bad_request
 */
export function instantOf(text: string): string {
  const time = /^\d{4}-\d\d-\d\d(T\S+(Z|[+-]\d\d:?\d\d))?$/.test(text)
    ? new Date(text)
    : new Date(Number.NaN);
  if (Number.isNaN(time.getTime())) {
    throw new Problem('bad_request', `“${text}” is no time; write it like 2026-03-14T00:00:00Z.`);
  }
  return time.toISOString().replace('.000Z', 'Z');
}

/** The person who acts. @throws Problem no_profile */
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

function authorNamed(name: string): Author {
  const initials = name
    .split(/\s+/)
    .map((word) => word.charAt(0).toUpperCase())
    .join('')
    .slice(0, 6);
  const profile = { name: name.slice(0, 120), initials, role: 'command line' };
  return { profile, chain: chainOf(profile, deviceId()) };
}

/** Opens an archive for a command and closes it afterwards, whatever happens. */
export async function withSession<T>(
  file: string,
  options: CommonOptions,
  work: (session: Session) => T | Promise<T>,
  creating?: { readonly newName: string; readonly author: Author },
): Promise<T> {
  const session = openSession(file, {
    waitSeconds: options.wait ?? 5,
    ...(creating ? { create: true, ...creating } : {}),
  });
  try {
    return await work(session);
  } finally {
    session.close();
  }
}

/** Progress on one line of stderr, if a person is looking. */
export function progressLine(options: CommonOptions, label: string) {
  const shown = !options.quiet && process.stderr.isTTY;
  return (done: number, total: number): void => {
    if (shown) process.stderr.write(`\r${label} ${done} of ${total}${done >= total ? '\n' : ''}`);
  };
}
