import { Command, CommanderError } from 'commander';
import { join } from 'node:path';
import { Problem } from '../../preload/contract/errors.ts';
import { asProblem } from '../archive/open.ts';
import { homeFolder } from '../platform/home.ts';
import { openLog } from '../platform/log.ts';
import { programName } from '../platform/program.ts';
import { addAddEvent } from './add-event.ts';
import { addAlerts } from './alerts.ts';
import { addAnnotate } from './annotate.ts';
import { addAssess } from './assess.ts';
import { addBackup } from './backup.ts';
import { addCompact } from './compact.ts';
import { addCollect } from './collect.ts';
import { addCollectPolicy } from './collect-policy.ts';
import { addCompleteness } from './completeness.ts';
import { addConclude } from './conclude.ts';
import { addDemo } from './demo.ts';
import { addDispose } from './dispose.ts';
import { exitCodeOf } from './exit-codes.ts';
import { addExport } from './export.ts';
import { addFrameworks } from './frameworks.ts';
import { addImport } from './import.ts';
import { addLinks } from './links.ts';
import { Output, type Streams } from './output.ts';
import { addPrivacy } from './privacy.ts';
import { addProve } from './prove.ts';
import { addReport } from './report.ts';
import { addRollOver } from './roll-over.ts';
import { addRetention } from './retention.ts';
import { addScheduleUnits } from './schedule-units.ts';
import { addSearch } from './search.ts';
import { addTimestamp } from './timestamp.ts';
import { addVerify } from './verify.ts';
import { addViews } from './views.ts';

const commands = [
  addDemo,
  addImport,
  addCollect,
  addCollectPolicy,
  addScheduleUnits,
  addSearch,
  addViews,
  addAlerts,
  addLinks,
  addFrameworks,
  addAssess,
  addAnnotate,
  addAddEvent,
  addConclude,
  addPrivacy,
  addReport,
  addExport,
  addProve,
  addTimestamp,
  addVerify,
  addCompleteness,
  addBackup,
  addCompact,
  addRollOver,
  addRetention,
  addDispose,
];

const exitCodesInWords = `
Exit codes: 0 done and nothing wrong found; 1 a check failed, or something was rejected; 2 usage;
3 refused (another writer, a wrong password, a permission); 4 done, and an alert was raised;
130 interrupted by Ctrl-C.`;

/**
 * Runs one command line.
 *
 * @param argv the words after the program's name
 * @returns the exit code: 0 done and nothing wrong found; 1 a check failed or something was
 *   rejected; 2 usage; 3 refused; 4 done, and an alert was raised; 130 interrupted
 */
export async function runCommandLine(
  argv: readonly string[],
  streams: Streams = process,
): Promise<number> {
  const output = new Output(streams);
  try {
    await programOf(output).parseAsync([...argv], { from: 'user' });
    await output.flushed();
    return output.exit;
  } catch (thrown) {
    return failed(thrown, output);
  }
}

function programOf(output: Output): Command {
  const program = new Command('trailproof')
    .description('CloudTrail logs into evidence, evidence into a signed report. Offline.')
    .version(programName(), '--version', 'print the version')
    .addHelpText('after', exitCodesInWords)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => output.write(text),
      writeErr: (text) => output.help(text),
      outputError: (text) => output.complain(usageError(text)),
    });
  for (const add of commands) add(program, output);
  return program;
}

/** Commander's message as one sentence, with what to do. */
function usageError(text: string): string {
  const said = text
    .trim()
    .replace(/^error: /, '')
    .replaceAll(/\s*\n\s*/g, ' ');
  return `${said.charAt(0).toUpperCase()}${said.slice(1).replace(/\.$/, '')}. See trailproof help.`;
}

function failed(thrown: unknown, output: Output): number {
  if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? 0 : 2;
  const problem = asProblem(thrown, 'The archive');
  if (problem instanceof Problem) {
    output.complain(problem.message);
    return exitCodeOf(problem);
  }
  output.complain(logged(thrown));
  return 1;
}

/** What nobody foresaw goes to the log with its stack; the terminal gets one sentence. */
function logged(thrown: unknown): string {
  const said = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
  try {
    const folder = join(homeFolder(), 'log');
    openLog(folder)(`command line: ${said}`);
    return `Something went wrong inside Trailproof; please report it with ${join(folder, 'trailproof.log')}.`;
  } catch {
    return `Something went wrong inside Trailproof; please report it: ${said.split('\n')[0]}`;
  }
}
