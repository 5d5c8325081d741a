import { cisConditions } from './cis-conditions.ts';
import type { TrailRecord } from './record.ts';
import { part } from './record-fields.ts';
import { LEAVER } from './stories/leaver.ts';

/** A question an auditor asks, with the answer counted while the records were written. */
export interface Question {
  readonly id: string;
  readonly question: string;
  readonly count: number;
  /** The answering events in order of writing; absent where there are too many to list. */
  readonly events?: readonly string[];
}

interface Asked {
  readonly id: string;
  readonly question: string;
  readonly matches: (record: TrailRecord) => boolean;
}

const cis = (number: string) => cisConditions[number] ?? (() => false);
const LISTED_AT_MOST = 200;

const ASKED: readonly Asked[] = [
  { id: 'root', question: 'What did the root users do, sign-ins included?', matches: cis('5.3') },
  {
    id: 'no-mfa',
    question: 'Which IAM users signed in to the console without MFA?',
    matches: cis('5.2'),
  },
  {
    id: 'logging',
    question: 'Who changed, stopped or started a trail?',
    matches: cis('5.5'),
  },
  {
    id: 'failed-sign-ins',
    question: 'Which console sign-ins failed authentication?',
    matches: cis('5.6'),
  },
  {
    id: 'refused',
    question: 'How many calls were refused for lack of permission?',
    matches: cis('5.1'),
  },
  {
    id: 'policy-changes',
    question: 'How many IAM policy changes succeeded?',
    matches: (record) => cis('5.4')(record) && record['errorMessage'] === undefined,
  },
  {
    id: 'administrators',
    question: 'Where was AdministratorAccess attached?',
    matches: (record) =>
      record.eventName.startsWith('Attach') &&
      part(record, 'requestParameters', 'policyArn') ===
        'arn:aws:iam::aws:policy/AdministratorAccess',
  },
  {
    id: 'open-to-world',
    question: 'Which security group rules were opened to 0.0.0.0/0?',
    matches: (record) =>
      record.eventName === 'AuthorizeSecurityGroupIngress' &&
      JSON.stringify(record['requestParameters']).includes('"0.0.0.0/0"'),
  },
  {
    id: 'keys-for-others',
    question: 'Which access keys were created for another user?',
    matches: (record) =>
      record.eventName === 'CreateAccessKey' &&
      part(record, 'requestParameters', 'userName') !== part(record, 'userIdentity', 'userName'),
  },
  {
    id: 'leaver',
    question: `What did ${LEAVER} do, before and after leaving?`,
    matches: (record) => part(record, 'userIdentity', 'userName') === LEAVER,
  },
];

/** Looks at every record once and keeps the answers. */
export class Tally {
  events = 0;
  readonly #cis = Object.entries(cisConditions).map(([id, matches]) => ({ id, matches, count: 0 }));
  readonly #asked = ASKED.map((asked) => ({ asked, count: 0, events: [] as string[] }));

  see(record: TrailRecord): void {
    this.events += 1;
    if (record['eventType'] === 'AwsCloudTrailInsight') return;
    for (const condition of this.#cis) if (condition.matches(record)) condition.count += 1;
    for (const answer of this.#asked) {
      if (!answer.asked.matches(record)) continue;
      answer.count += 1;
      if (answer.count <= LISTED_AT_MOST) answer.events.push(record.eventID);
    }
  }

  /** Matching records per recommendation of CIS AWS Foundations 7.0, by `5.n`. */
  cisCounts(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#cis.map(({ id, count }) => [id, count]));
  }

  questions(): readonly Question[] {
    return this.#asked.map(({ asked: { id, question }, count, events }) =>
      count > LISTED_AT_MOST ? { id, question, count } : { id, question, count, events },
    );
  }
}
