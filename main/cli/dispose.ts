import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { Problem } from '../../preload/contract/errors.ts';
import type { DisposalPlan } from '../../preload/contract/retention.ts';
import { objectsNamed } from '../archive/disposal/choose-objects.ts';
import { disposeEngagement } from '../archive/disposal/dispose-engagement.ts';
import { disposeObjects } from '../archive/disposal/dispose.ts';
import { disposalPlan } from '../archive/disposal/plan.ts';
import { sweep } from '../archive/disposal/sweep.ts';
import type { Session } from '../engine/session.ts';
import {
  personOf,
  withCommonOptions,
  withSession,
  type CommonOptions,
  type Outcome,
} from './context.ts';
import type { Output } from './output.ts';
import { unsweptWords } from './retention.ts';

interface Options extends CommonOptions {
  readonly archive: string;
  readonly object?: readonly string[];
  readonly engagement?: boolean;
  readonly reason?: string;
  readonly early?: string;
  readonly certificate?: string;
  readonly dryRun?: boolean;
  readonly sweep?: boolean;
}

/** `dispose`: originals, or the whole engagement, with what is left to show for it. */
export function addDispose(program: Command, output: Output): void {
  withCommonOptions(program.command('dispose'))
    .description('dispose of originals, or of a whole engagement; it cannot be undone')
    .requiredOption('--archive <file>', 'the archive')
    .option('--object <name...>', 'originals by path, by unique file name or by SHA-256')
    .option('--engagement', 'the whole archive, with a certificate')
    .option('--reason <text>', 'why')
    .option('--certificate <file>', 'where the certificate is written; with --engagement')
    .option('--early <reason>', 'why before the retention date; with --engagement')
    .option('--dry-run', 'only say what would be removed')
    .option('--sweep', 'end a disposal whose bytes could not be cleared')
    .action(async (options: Options) => {
      output.finish(options, await dispose(options));
    });
}

async function dispose(options: Options): Promise<Outcome> {
  const { object, engagement, sweep: sweeping, archive } = options;
  const chosen = [object, engagement, sweeping].filter((each) => each !== undefined);
  if (chosen.length !== 1) {
    throw new Problem('bad_request', 'Say what: --object, --engagement or --sweep.');
  }
  if (engagement) return await disposeOfEngagement(options);
  return await withSession(archive, options, async (session) => {
    if (sweeping) return swept(sweep(session.archive));
    await session.finishIndex();
    return disposeOfObjects(session, options);
  });
}

function swept(done: boolean): Outcome {
  if (!done) throw new Problem('busy', unsweptWords);
  return {
    result: { swept: true },
    lines: ['Nothing of what was disposed of is left in the file.'],
  };
}

function disposeOfObjects(session: Session, options: Options): Outcome {
  const { archive, read, readText } = session;
  const objects = objectsNamed(read, options.object ?? []);
  if (options.dryRun) {
    const plan = disposalPlan(read, readText, objects);
    const verdict =
      plan.refusals.length === 0
        ? ['Nothing was changed.']
        : plan.refusals.map((refusal) => `Refused: ${refusal}`);
    return { result: plan, lines: [...linesOf(plan, 'Would remove'), ...verdict] };
  }
  const done = disposeObjects(archive, personOf(options), objects, options.reason ?? '');
  const lines = [
    ...linesOf(done, 'Removed'),
    'Tombstones stay: names, SHA-256, counts, who, when and why.',
    `Ledger entry ${done.seq}, ${done.hash}`,
    ...(done.swept ? [] : [unsweptWords]),
  ];
  return { result: done, lines };
}

function linesOf(plan: Omit<DisposalPlan, 'refusals'>, verb: string): string[] {
  const n = (value: number): string => value.toLocaleString('en');
  const { objects, bytes, events, livingOn, duplicates, rejected } = plan;
  return [
    `${verb} ${n(bytes)} bytes of ${n(objects.length)} originals, with ${n(events)} events, ${n(duplicates)} duplicates and ${n(rejected)} rejected records.`,
    ...(livingOn === 0
      ? []
      : [`${n(livingOn)} events live on: another original holds the same record.`]),
    ...objects.map(({ name, sha256 }) => `${sha256}  ${name}`),
  ];
}

async function disposeOfEngagement(options: Options): Promise<Outcome> {
  const { archive, certificate, early, reason = '', wait } = options;
  const author = personOf(options);
  if (certificate === undefined) {
    throw new Problem('bad_request', 'Say where the certificate is written: --certificate FILE.');
  }
  if (existsSync(certificate)) {
    throw new Problem('refused', `${certificate} is there already; name another file.`);
  }
  const written = await disposeEngagement(archive, {
    author,
    reason,
    early,
    certificate,
    ...(wait === undefined ? {} : { waitSeconds: wait }),
  });
  return {
    result: written,
    lines: [
      `${archive} is disposed of: ${written.events.toLocaleString('en')} events of ${written.objects.toLocaleString('en')} originals.`,
      `Certificate: ${certificate}`,
    ],
  };
}
