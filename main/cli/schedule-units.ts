import { Option, type Command } from 'commander';
import { resolve } from 'node:path';
import { AwsSignIn, AwsWanted } from '../../preload/contract/collect.ts';
import { Problem } from '../../preload/contract/errors.ts';
import { unitSystems, When, type UnitSystem } from '../../preload/contract/schedules.ts';
import { ViewName } from '../../preload/contract/views.ts';
import { collectWords, unitFor } from '../collect/units/units.ts';
import { writeUnit } from '../engine/schedule-units.ts';
import { instantOf, wholeNumber, withCommonOptions, type CommonOptions } from './context.ts';
import type { Output } from './output.ts';

interface Options extends CommonOptions {
  readonly archive: string;
  readonly for: UnitSystem;
  readonly out: string;
  readonly name: string;
  readonly at?: string;
  readonly every?: number;
  readonly zone?: string;
  readonly program?: string;
  readonly regions?: readonly string[];
  readonly accounts?: readonly string[];
  readonly organization?: boolean;
  readonly role?: string;
  readonly externalId?: string;
  readonly from?: string;
  readonly profile?: string;
  readonly s3?: string;
}

/** `schedule-units`: files by which the system's own scheduler collects while Trailproof is closed. */
export function addScheduleUnits(program: Command, output: Output): void {
  withCommonOptions(program.command('schedule-units'))
    .description('write what systemd, launchd or the Task Scheduler needs to run collect --alerts')
    .requiredOption('--archive <file>', 'the archive')
    .addOption(
      new Option('--for <system>', 'whose scheduler').choices(unitSystems).makeOptionMandatory(),
    )
    .requiredOption('--out <dir>', 'the folder to write into')
    .option('--name <name>', 'what it is called', 'Collect CloudTrail')
    .option('--at <hh:mm>', 'every day at this time of the wall clock')
    .option('--every <hours>', 'every so many hours', wholeNumber)
    .option('--zone <name>', 'whose wall clock, as Europe/Berlin; without it, this computer’s')
    .option('--program <path>', 'the trailproof command; without it, the one that runs now')
    .option('--regions <names>', 'as of collect; without it, all that are enabled', listed)
    .option('--accounts <ids>', 'as of collect', listed)
    .option('--organization', 'as of collect')
    .option('--role <role>', 'the role to assume: its name, or its ARN')
    .option('--external-id <id>', 'as of collect')
    .option('--from <time>', 'as of collect')
    .option('--profile <name>', 'as of collect')
    .option('--s3 <url>', 'as of collect')
    .action((options: Options) => {
      const { name, out } = options;
      const named = ViewName.safeParse(name);
      if (!named.success) throw new Problem('bad_request', 'The name has 1 to 120 characters.');
      const words = [
        ...programWords(options.program),
        ...collectWords(resolve(options.archive), signInOf(options), wantedOf(options)),
      ];
      const unit = unitFor(options.for, { name: named.data, when: whenOf(options), words });
      const files = writeUnit(unit, out);
      output.finish(options, {
        result: { dir: out, files, install: unit.install, words },
        lines: [...files.map((file) => `Written: ${file}`), unit.install],
      });
    });
}

/** On plain Node the command is Node with the program's own file. */
function programWords(program: string | undefined): string[] {
  if (program !== undefined) return [resolve(program)];
  const [, script] = process.argv;
  return [process.execPath, ...(script === undefined ? [] : [resolve(script)])];
}

function whenOf({ at, every, zone }: Options): When {
  if ((at === undefined) === (every === undefined)) {
    throw new Problem('bad_request', 'Say when: either --at HH:MM or --every HOURS.');
  }
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const said =
    at === undefined
      ? { kind: 'every', hours: every, from: new Date().toISOString() }
      : { kind: 'daily', at, zone: zone ?? own };
  const parsed = When.safeParse(said);
  if (parsed.success) return parsed.data;
  throw new Problem(
    'bad_request',
    'Write the time like 02:00, the hours from 1 to 168, the zone like Europe/Berlin.',
  );
}

function signInOf({ profile, role, externalId }: Options): AwsSignIn {
  const said = { profile: profile ?? null, role: role ?? null, externalId: externalId ?? null };
  return orRefuse(AwsSignIn.safeParse(said));
}

function wantedOf({ s3, accounts, organization, regions, from }: Options): AwsWanted {
  if (accounts !== undefined && organization) {
    throw new Problem('bad_request', 'Name --accounts or --organization, not both.');
  }
  const period = { from: from === undefined ? null : instantOf(from), to: null };
  const places = { regions: regions ?? [], ...period };
  return orRefuse(
    AwsWanted.safeParse(
      s3 === undefined
        ? {
            of: 'history',
            accounts: organization ? 'organization' : (accounts ?? 'own'),
            ...places,
          }
        : { of: 'bucket', s3, accounts: accounts ?? [], ...places },
    ),
  );
}

const optionOf: Readonly<Record<string, string>> = { externalId: 'external-id' };

/** @throws Problem bad_request naming the option */
function orRefuse<T>(
  parsed:
    | { readonly success: true; readonly data: T }
    | { readonly success: false; readonly error: { readonly issues: readonly Issue[] } },
): T {
  if (parsed.success) return parsed.data;
  const member = String(parsed.error.issues[0]?.path[0] ?? 'profile');
  throw new Problem('bad_request', `--${optionOf[member] ?? member} is not such as AWS takes it.`);
}

interface Issue {
  readonly path: readonly PropertyKey[];
}

function listed(text: string): string[] {
  return text
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
}
