import type { UnitSystem } from '../../../preload/contract/schedules.ts';
import type { AwsSignIn, AwsWanted } from '../../../preload/contract/collect.ts';
import { launchdUnit } from './launchd.ts';
import { systemdUnit } from './systemd.ts';
import { taskSchedulerUnit } from './task-scheduler.ts';
import type { Unit, UnitOrder } from './unit.ts';

const writers: Readonly<Record<UnitSystem, (order: UnitOrder) => Unit>> = {
  systemd: systemdUnit,
  launchd: launchdUnit,
  'task-scheduler': taskSchedulerUnit,
};

/** The files by which a system's scheduler collects. @throws Problem bad_request */
export function unitFor(system: UnitSystem, order: UnitOrder): Unit {
  return writers[system](order);
}

/** Another writer, such as a window, holds the archive for a moment only; a large import for longer. */
const waitSeconds = 3600;

/**
 * The words of `trailproof collect` for a collection into an archive. No secret is among them.
 *
 * @param exportsOf the schedule whose views are written afterwards
 */
export function collectWords(
  archive: string,
  { profile, role, externalId }: AwsSignIn,
  wanted: AwsWanted,
  exportsOf: string | null = null,
): string[] {
  const { accounts, regions, from } = wanted;
  const isArn = role?.startsWith('arn:') === true;
  const given = (name: string, value: string | null): string[] =>
    value === null ? [] : [`${name}=${value}`];
  const listed = Array.isArray(accounts) && accounts.length > 0 ? accounts.join(',') : null;
  return [
    'collect',
    `--archive=${archive}`,
    ...given('--s3', wanted.of === 'bucket' ? wanted.s3 : null),
    ...given('--profile', profile),
    ...given(isArn ? '--role-arn' : '--role-name', role),
    ...given('--external-id', externalId),
    ...(accounts === 'organization' ? ['--organization'] : given('--accounts', listed)),
    ...(regions.length > 0 ? [`--regions=${regions.join(',')}`] : ['--all-regions']),
    ...given('--from', from),
    '--alerts',
    ...given('--exports-of', exportsOf),
    '--quiet',
    `--wait=${waitSeconds}`,
  ];
}
