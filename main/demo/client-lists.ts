import { csvLine } from '../platform/csv.ts';
import { cisConditions } from './cis-conditions.ts';
import { PIPELINE_ROLE } from './activities/deployment.ts';
import { personNamed } from './organisation.ts';
import type { TrailRecord } from './record.ts';
import { part, textOf } from './record-fields.ts';
import { DAY, HOUR, MINUTE, rfc3339 } from './time.ts';
import type { World } from './world.ts';

/** Changes that the company's procedure wants a ticket for. */
const NEEDS_TICKET = ['5.4', '5.10', '5.11', '5.12', '5.13', '5.14'];

interface Job {
  readonly name: string;
  readonly at: number;
}

/** The lists a client hands over, and what a comparison with the trail must find. */
export interface ClientLists {
  /** File name and CSV text. */
  readonly files: readonly (readonly [name: string, text: string])[];
  readonly expected: {
    readonly changes: {
      readonly tickets: number;
      readonly jobsWithChanges: number;
      readonly jobsWithoutTicket: readonly string[];
      readonly ticketsWithoutJob: readonly string[];
    };
    readonly breakGlass: {
      readonly usesWithoutApproval: number;
      readonly approvalsWithoutUse: number;
    };
  };
}

/** Watches for pipeline jobs that changed permissions or the network, and for leavers. */
export class ChangeLog {
  /** User name and time of everybody whose console password was deleted. */
  readonly leavers: (readonly [user: string, leftAt: string])[] = [];
  readonly #jobs = new Map<string, Job>();

  see(record: TrailRecord, at: number): void {
    if (record.eventName === 'DeleteLoginProfile') {
      this.leavers.push([textOf(part(record, 'requestParameters', 'userName')), record.eventTime]);
    }
    const arn = textOf(part(record, 'userIdentity', 'arn'));
    const [, name] = arn.split(`assumed-role/${PIPELINE_ROLE}/`);
    if (name === undefined || this.#jobs.has(name)) return;
    if (NEEDS_TICKET.some((number) => cisConditions[number]?.(record))) {
      this.#jobs.set(name, { name, at });
    }
  }

  /** The jobs in order of time. */
  jobs(): readonly Job[] {
    return [...this.#jobs.values()].sort((left, right) => left.at - right.at);
  }
}

/**
 * Change tickets, approvals of the emergency role and leavers, as a client would hand them over:
 * nearly complete. Some jobs have no ticket, two tickets no job, and the emergency role was used on
 * another day than approved.
 */
export function clientLists(world: World, log: ChangeLog): ClientLists {
  const { organisation } = world;
  const jobs = log.jobs();
  const without = jobs.filter((_, index) => index % 14 === 9);
  const planned = jobs.filter((job) => !without.includes(job));
  const tickets = [
    ...planned,
    { name: 'job-withdrawn', at: world.start + DAY / 2 },
    { name: 'job-postponed', at: world.end - DAY / 2 },
  ].map((job, index) => ({ ...job, ticket: `CHG-${String(10_418 + index * 3)}` }));
  const [first, second] = ['maren.solberg', 'henrik.dahl'].map(
    (mail) => personNamed(organisation, mail).email,
  );
  const approvedFrom = world.outage.from - DAY - HOUR;
  const lines = (rows: readonly (readonly string[])[]): string => rows.map(csvLine).join('');
  return {
    files: [
      [
        'changes.csv',
        lines([
          ['change', 'job', 'planned_from', 'planned_to', 'approved_by'],
          ...tickets.map(({ ticket, name, at }) => [
            ticket,
            name,
            rfc3339(at - 30 * MINUTE),
            rfc3339(at + 90 * MINUTE),
            first ?? '',
          ]),
        ]),
      ],
      [
        'break-glass.csv',
        lines([
          ['approval', 'person', 'role', 'from', 'to', 'approved_by'],
          [
            'BG-0031',
            personNamed(organisation, 'tomasz.wilk').email,
            'BreakGlass',
            rfc3339(approvedFrom),
            rfc3339(approvedFrom + 4 * HOUR),
            second ?? '',
          ],
        ]),
      ],
      ['leavers.csv', lines([['user', 'left_at'], ...log.leavers])],
    ],
    expected: {
      changes: {
        tickets: tickets.length,
        jobsWithChanges: jobs.length,
        jobsWithoutTicket: without.map((job) => job.name),
        ticketsWithoutJob: tickets.slice(-2).map(({ ticket }) => ticket),
      },
      breakGlass: { usesWithoutApproval: 1, approvalsWithoutUse: 1 },
    },
  };
}
