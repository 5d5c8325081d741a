import { basename } from 'node:path';
import { createInterface } from 'node:readline/promises';
import type { Command } from 'commander';
import { Problem } from '../../preload/contract/errors.ts';
import { collectedBefore } from '../archive/collected-before.ts';
import type { SignIn } from '../collect/aws/access.ts';
import { checkAccess } from '../collect/aws/check-access.ts';
import { prepareCollection, reachFor, type CollectionProgress } from '../collect/aws/collect.ts';
import { refusePlainEndpoint } from '../collect/aws/endpoint.ts';
import { profileRisks } from '../collect/aws/profile-risks.ts';
import { orProblem } from '../collect/aws/scope.ts';
import {
  instantOf,
  personOrSchedule,
  withCommonOptions,
  withSession,
  type CommonOptions,
} from './context.ts';
import { outcomeOf, plannedExports, withAlerts, withViews } from './import-outcome.ts';
import { untilInterrupted } from './interrupt.ts';
import type { Output } from './output.ts';

interface Options extends CommonOptions {
  readonly archive?: string;
  readonly regions?: string[];
  readonly allRegions?: boolean;
  readonly accounts?: string[];
  readonly organization?: boolean;
  readonly roleName?: string;
  readonly roleArn?: string;
  readonly externalId?: string;
  readonly from?: string;
  readonly to?: string;
  readonly profile?: string;
  readonly endpointUrl?: string;
  readonly s3?: string;
  readonly check?: boolean;
  readonly alerts?: boolean;
  readonly exportsOf?: string;
}

/** `collect`: the event history of accounts and regions, or a trail's bucket, into an archive. */
export function addCollect(program: Command, output: Output): void {
  withCommonOptions(program.command('collect'))
    .description(
      'collect event history (LookupEvents) or the bucket of a trail from AWS; Ctrl-C keeps what is committed',
    )
    .option('--archive <file>', 'the archive; created if absent')
    .option('--regions <names>', 'regions, separated by commas', listed)
    .option('--all-regions', 'all regions that are enabled (so it is without --regions)')
    .option('--accounts <ids>', 'accounts, separated by commas', listed)
    .option('--organization', 'all active accounts of the organization')
    .option('--role-name <name>', 'the role to assume in each other account')
    .option('--role-arn <arn>', 'the role to assume at once')
    .option('--external-id <id>', 'the external id that the role asks for')
    .option('--from <time>', 'the beginning; without it, as far back as there is something')
    .option('--to <time>', 'the end; without it, now')
    .option('--profile <name>', 'a profile of your AWS configuration')
    .option('--endpoint-url <url>', 'another endpoint than that of AWS')
    .option('--s3 <url>', 'the bucket of a trail, as s3://bucket/prefix')
    .option('--alerts', 'check the alerts over what is new; 4 if one is raised')
    .option('--exports-of <schedule>', 'afterwards, write the views that this schedule writes')
    .option('--check', 'only say who you are and what you may read')
    .action(async (options: Options) => {
      refuseContradictions(options);
      for (const risk of await profileRisks(options.profile)) output.complain(risk);
      await (options.check === true ? check(options, output) : collect(options, output));
    });
}

async function check(options: Options, output: Output): Promise<void> {
  const { s3, organization = false, regions } = options;
  const report = await orProblem('Signing in', () =>
    checkAccess(signInOf(options), { s3, organization, region: regions?.[0] }),
  );
  const missing = report.checks.filter(({ ok }) => !ok);
  output.finish(options, {
    result: { ...report },
    lines: [
      `You are ${report.identity.arn}, in account ${report.identity.account}.`,
      ...report.checks.map(
        ({ ok, action, purpose, words }) =>
          `${ok ? 'yes' : 'NO '} ${action} (${purpose}): ${words}`,
      ),
    ],
    exit: missing.length > 0 ? 1 : 0,
  });
}

async function collect(options: Options, output: Output): Promise<void> {
  const { archive = '', s3 } = options;
  const author = personOrSchedule(options);
  const newName = basename(archive).replace(/\.trailproof$/, '');
  const [from, to] = [momentOf(options.from), momentOf(options.to)];
  const { accounts, organization = false, regions } = options;
  const asked = { signIn: signInOf(options), scope: { accounts, organization, regions }, s3 };
  const reach = await reachFor(asked);
  const result = await untilInterrupted((signal) =>
    withSession(
      archive,
      options,
      async (session) => {
        const planned = plannedExports(session, options);
        const checkpoint = collectedBefore(session.read);
        const wanted = { ...asked, from, to, checkpoint, signal };
        const collection = prepareCollection(wanted, reach);
        for (const note of collection.notes) output.complain(note);
        const { source, names } = collection;
        const onProgress = (): void => output.status(options, inWords(collection.progress()));
        try {
          const done = await session.import({ source, names, signal, onProgress }, author);
          const told = { ...done, ...figuresOf(collection.progress()) };
          const checked = await withAlerts(session, author, options, told);
          return await withViews(session, author, planned, checked);
        } finally {
          output.status(options, '');
          collection.close();
        }
      },
      { create: true, newName, author },
    ),
  );
  if (result.cancelled) {
    output.complain(
      'Interrupted. What was committed is kept; the same collection goes on where this one ended.',
    );
  }
  output.finish(options, outcomeOf(result));
}

function figuresOf(progress: CollectionProgress): Record<string, number> {
  if (progress.of === 'history') {
    const { windows, requests } = progress;
    return { windows, requests };
  }
  const { fetched, known: left, failed } = progress;
  return { fetched, left, failed };
}

function inWords(progress: CollectionProgress): string {
  const n = (value: number): string => Math.round(value).toLocaleString('en');
  if (progress.of === 'bucket') {
    const { fetched, known, failed, bytes } = progress;
    return `${n(fetched)} objects fetched (${n(bytes / 1e6)} MB), ${n(known)} here already, ${n(failed)} not to be had`;
  }
  const { events, requests, share, perSecond, secondsLeft } = progress;
  const left = secondsLeft === null ? '' : `, about ${n(secondsLeft / 60)} min left`;
  return `${n(share * 100)} % of the period, ${n(events)} events, ${n(requests)} requests (${perSecond.toFixed(1)} a second)${left}`;
}

function signInOf(options: Options): SignIn {
  const { profile, endpointUrl, roleName, roleArn, externalId } = options;
  return { profile, endpoint: endpointUrl, roleName, roleArn, externalId, mfaCode: askForCode };
}

/** The code of an MFA device, from whoever sits at the terminal. */
async function askForCode(serial: string): Promise<string> {
  if (!process.stdin.isTTY) {
    throw new Problem(
      'refused',
      `The role wants a code of ${serial}, and nobody is here to type it; sign in first with “aws sts get-session-token”.`,
    );
  }
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return (await terminal.question(`Code of ${serial}: `)).trim();
  } finally {
    terminal.close();
  }
}

function listed(text: string): string[] {
  return text
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
}

function momentOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Date.parse(instantOf(text));
}

/** @throws Problem bad_request */
function refuseContradictions(options: Options): void {
  const { archive, check, accounts, organization, roleName, roleArn, regions, allRegions } =
    options;
  const refuse = (words: string): never => {
    throw new Problem('bad_request', words);
  };
  if (archive === undefined && check !== true) refuse('Name the archive: --archive FILE.');
  if (accounts !== undefined && organization)
    refuse('Name --accounts or --organization, not both.');
  if (roleName !== undefined && roleArn !== undefined) {
    refuse('Name --role-name or --role-arn, not both.');
  }
  if (regions !== undefined && allRegions) refuse('Name --regions or --all-regions, not both.');
  for (const account of accounts ?? []) {
    if (!/^\d{12}$/.test(account)) refuse(`“${account}” is no account id; it has twelve digits.`);
  }
  refusePlainEndpoint(options.endpointUrl);
  const [from, to] = [momentOf(options.from), momentOf(options.to)];
  if (from !== undefined && to !== undefined && from >= to) refuse('--from must be before --to.');
}
