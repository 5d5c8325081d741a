import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import type { Completeness, Gap } from '../../preload/contract/completeness.ts';
import { Problem } from '../../preload/contract/errors.ts';
import { checkCompleteness } from '../archive/completeness/check.ts';
import { noteGaps, withNotes } from '../archive/completeness/gap-notes.ts';
import { listedKeys } from '../archive/completeness/keys.ts';
import { reasonOf } from '../platform/files.ts';
import {
  instantOf,
  personOf,
  withCommonOptions,
  withSession,
  type CommonOptions,
} from './context.ts';
import { untilInterrupted } from './interrupt.ts';
import type { Output } from './output.ts';

interface Options extends CommonOptions {
  readonly archive: string;
  readonly from?: string;
  readonly to?: string;
  readonly keys?: string;
  readonly note?: string;
  readonly account?: string;
  readonly region?: string;
}

/** Findings and gaps that a person is told; `--json` has them all. */
const mostTold = 50;

/** `completeness`: what of a trail is proven complete, and what is not. */
export function addCompleteness(program: Command, output: Output): void {
  withCommonOptions(program.command('completeness'))
    .description('validate digests and log files, and tell the gaps by account, region and time')
    .requiredOption('--archive <file>', 'the archive')
    .option('--from <time>', 'gaps are judged from here; else from each chain’s start')
    .option('--to <time>', 'gaps are judged up to here; else up to each chain’s end')
    .option('--keys <file>', 'further public keys: the output of aws cloudtrail list-public-keys')
    .option('--note <text>', 'keep a note on the gaps that are told, in the ledger')
    .option('--account <id>', 'with --note: only the gaps of this account')
    .option('--region <name>', 'with --note: only the gaps of this region')
    .action(async (options: Options) => {
      const period = periodOf(options);
      const keyFiles = options.keys === undefined ? [] : [keysIn(options.keys)];
      const onProgress = output.progress(options, 'Reading files');
      const result = await untilInterrupted((signal) =>
        withSession(
          options.archive,
          options,
          async ({ archive }) => {
            const watching = { signal, onProgress };
            const { summary } = await checkCompleteness(archive.read, {
              ...period,
              keyFiles,
              ...watching,
            });
            if (options.note === undefined) return summary;
            const noted = chosenGaps(summary.gaps, options);
            noteGaps(archive.write, personOf(options), noted, options.note);
            return { ...summary, gaps: withNotes(archive.read, summary.gaps) };
          },
          { orToRead: options.note === undefined },
        ),
      );
      output.finish(options, { result, lines: linesOf(result), exit: isSound(result) ? 0 : 1 });
    });
}

function periodOf({ from, to }: Options): { from: string | null; to: string | null } {
  const period = {
    from: from === undefined ? null : instantOf(from),
    to: to === undefined ? null : instantOf(to),
  };
  if (period.from !== null && period.to !== null && period.from >= period.to) {
    throw new Problem('bad_request', 'The period ends before it begins; give --from before --to.');
  }
  return period;
}

function keysIn(path: string): { name: string; text: string } {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (thrown) {
    throw new Problem('unreadable', `${path} cannot be read: ${reasonOf(thrown)}.`);
  }
  if (listedKeys(text).length > 0) return { name: path, text };
  throw new Problem(
    'bad_request',
    `${path} holds no keys; give the output of aws cloudtrail list-public-keys.`,
  );
}

function chosenGaps(gaps: readonly Gap[], { account, region }: Options): Gap[] {
  const chosen = gaps.filter(
    (gap) =>
      (account === undefined || gap.account === account) &&
      (region === undefined || gap.region === region),
  );
  if (chosen.length > 0) return chosen;
  throw new Problem('not_found', 'There is no such gap to note.');
}

/** Nothing wrong and nothing missing, as far as digests reach. */
function isSound({ digests, logs, gaps }: Completeness): boolean {
  return (
    gaps.length === 0 &&
    digests.invalid + digests.missing === 0 &&
    logs.invalid + logs.missing + logs.unreferenced === 0
  );
}

function linesOf(result: Completeness): string[] {
  const { digests, logs, keys, keyList, gaps, findings, findingCount, states } = result;
  const n = (count: number): string => count.toLocaleString('en');
  const rest = (all: number): string[] =>
    all > mostTold ? [`… and ${n(all - mostTold)} more; --json tells them all.`] : [];
  return [
    digests.valid + digests.invalid + digests.missing === 0
      ? 'No digests: nothing here is proven by AWS.'
      : `Digests: ${n(digests.valid)} valid, ${n(digests.invalid)} invalid, ${n(digests.missing)} missing.`,
    `Log files: ${n(logs.valid)} valid, ${n(logs.invalid)} invalid, ${n(logs.missing)} missing, ${n(logs.unreferenced)} that no digest names; ${n(logs.unchecked + logs.uncovered)} without a valid digest.`,
    `Keys: ${n(keys.confirmed)} confirmed by us, ${n(keys.supplied)} supplied by the client.`,
    ...keyList.map(
      ({ fingerprint, origin, source, digests: signed }) =>
        `  ${fingerprint} ${origin} (${source}): ${n(signed)} digests`,
    ),
    `Account-region-days: ${n(states.L)} complete, key confirmed by us; ${n(states.S)} complete, key supplied by the client; ${n(states.U)} collected without AWS proof; ${n(states.G)} with a gap; ${n(states.B)} altered; ${n(states['.'])} not collected.`,
    ...findings
      .slice(0, mostTold)
      .map(({ code, place, detail }) => `FOUND ${code}: ${place}: ${detail}`),
    ...rest(findingCount),
    ...gaps.slice(0, mostTold).map(gapLine),
    ...rest(gaps.length),
  ];
}

function gapLine({ account, region, from, to, reason, detail, notes }: Gap): string {
  const noted = notes.map(({ note, by }) => ` Note of ${by}: ${note}`).join('');
  return `GAP ${account} ${region} ${from} to ${to}: ${reason}. ${detail}${noted}`;
}
