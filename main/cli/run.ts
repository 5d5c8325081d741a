import { Command, CommanderError } from 'commander';
import { Problem, toEnvelope, type ProblemCode } from '../../preload/contract/errors.ts';
import { asProblem } from '../archive/open.ts';
import { addAnnotate } from './annotate.ts';
import { addAssess } from './assess.ts';
import { addConclude } from './conclude.ts';
import type { CommonOptions, Outcome } from './context.ts';
import { addDemo } from './demo.ts';
import { addFrameworks } from './frameworks.ts';
import { addImport } from './import.ts';
import { addReport } from './report.ts';
import { addSearch } from './search.ts';
import { addVerify } from './verify.ts';

/** Runs work and prints its outcome; each command hands its own work to this. */
export type Finish = (options: CommonOptions, outcome: Outcome) => void;

/** Problems of usage end with 2, refusals with 3, everything else that went wrong with 1. */
const exitCodes: ReadonlyMap<ProblemCode, number> = new Map([
  ['bad_request', 2],
  ['bad_query', 2],
  ['no_profile', 2],
  ['not_found', 2],
  ['nothing_to_import', 1],
  ['unreadable', 2],
  ['busy', 3],
  ['wrong_password', 3],
  ['bad_key', 3],
  ['refused', 3],
  ['unwritable', 3],
  ['archive_from_future', 3],
]);

/**
 * Runs one command line.
 *
 * @param argv the words after the program's name
 * @returns the exit code: 0 done and nothing wrong found; 1 a check failed or something was
 *   rejected; 2 usage; 3 refused; 4 done, and an alert was raised
 */
export async function runCommandLine(argv: readonly string[]): Promise<number> {
  let exit = 0;
  const finish: Finish = (options, { result, lines, exit: code = 0 }) => {
    exit = code;
    if (!options.quiet || !options.json)
      for (const line of lines) if (!options.json) console.log(line);
    if (options.json) console.log(JSON.stringify(result));
  };
  const program = new Command('trailproof')
    .description('CloudTrail logs into evidence, evidence into a signed report. Offline.')
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(text) });
  for (const add of [
    addDemo,
    addImport,
    addSearch,
    addFrameworks,
    addAssess,
    addAnnotate,
    addConclude,
    addReport,
    addVerify,
  ]) {
    add(program, finish);
  }
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return exit;
  } catch (thrown) {
    return failed(thrown);
  }
}

function failed(thrown: unknown): number {
  if (thrown instanceof CommanderError) {
    return thrown.exitCode === 0 ? 0 : 2;
  }
  const problem = asProblem(thrown, 'The archive');
  const { code, message } = toEnvelope(problem);
  console.error(message);
  if (!(problem instanceof Problem)) console.error(String((thrown as Error)?.stack ?? thrown));
  return exitCodes.get(code) ?? 1;
}
