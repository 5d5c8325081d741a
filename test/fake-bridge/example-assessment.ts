import type {
  Assessment,
  Conclusion,
  ControlSummary,
  FrameworkSummary,
  Workpaper,
} from '../../preload/contract/assessment.ts';
import { AssessmentId, ControlId, FrameworkId } from '../../preload/contract/ids.ts';
import { examplePerson } from './example-record.ts';

export const exampleFramework: FrameworkSummary = {
  id: FrameworkId.parse('cis-aws-foundations@7.0.0'),
  name: 'CIS AWS Foundations Benchmark',
  version: '7.0.0',
  controls: 15,
};

const titles: readonly (readonly [id: string, title: string, population: number])[] = [
  ['5.1', 'Refused API calls are monitored', 12_480],
  ['5.2', 'Console sign-ins without MFA are monitored', 601],
  ['5.3', 'Use of the root user is monitored', 9],
  ['5.4', 'IAM policy changes are monitored', 1118],
  ['5.5', 'Changes to CloudTrail are monitored', 14],
  ['5.6', 'Failed console sign-ins are monitored', 119],
  ['5.7', 'Disabling and deletion of customer keys are monitored', 3],
  ['5.8', 'S3 bucket policy changes are monitored', 61],
  ['5.9', 'Changes to AWS Config are monitored', 4],
  ['5.10', 'Security group changes are monitored', 3870],
  ['5.11', 'Network ACL changes are monitored', 212],
  ['5.12', 'Network gateway changes are monitored', 18],
  ['5.13', 'Route table changes are monitored', 96],
  ['5.14', 'VPC changes are monitored', 44],
  ['5.15', 'Changes to the organization are monitored', 0],
];

const sha = (start: string): string => start.padEnd(60, 'c0de') + start.slice(0, 4);

export function exampleControls(): ControlSummary[] {
  return titles.map(([id, title, population]) => ({
    id: ControlId.parse(id),
    title,
    population,
    conclusion: id === '5.1' ? 'not-evaluable' : id === '5.2' ? 'deviation' : null,
  }));
}

export function exampleAssessment(controls: ControlSummary[] = exampleControls()): Assessment {
  return {
    id: AssessmentId.parse('A-1'),
    name: 'CIS monitoring, FY26 H1',
    framework: exampleFramework,
    frameworkHash: sha('4c1e'),
    from: '2025-10-01T00:00:00Z',
    to: '2026-04-01T00:00:00Z',
    accounts: [],
    regions: [],
    createdAt: '2026-11-20T17:05:00Z',
    createdBy: examplePerson,
    controls,
  };
}

const yaml = `title: CloudTrail trail created, changed, stopped or removed
id: e1dcd1f9-993c-4163-814f-2db0754b4dac
status: test
logsource:
  product: aws
  service: cloudtrail
detection:
  selection:
    eventName:
      - CreateTrail
      - UpdateTrail
      - DeleteTrail
      - StartLogging
      - StopLogging
  condition: selection
level: high
`;

export function exampleConclusion(
  result: Conclusion['result'],
  rationale: string,
  seq: number,
): Conclusion {
  const at = `2026-11-20T17:${String(10 + seq).padStart(2, '0')}:00Z`;
  return { result, rationale, at, author: examplePerson, seq, hash: sha(`e07b${seq}`) };
}

/** The paper of a control; the words of 5.5 stand in for all. */
export function examplePaper(control: ControlSummary, history: Conclusion[]): Workpaper {
  return {
    assessment: AssessmentId.parse('A-1'),
    control: control.id,
    title: control.title,
    rationale:
      'Every change of a trail is recorded as an operation of its own: who stopped or changed logging, when, from where, and which trail it concerned.',
    limitation:
      'The control asks that somebody is alerted to this activity. Whether an alarm or another monitor was set up, and whether anybody reacted, is not in CloudTrail’s records. The population is the activity that such monitoring should have caught.',
    rule: {
      id: 'e1dcd1f9-993c-4163-814f-2db0754b4dac',
      title: 'CloudTrail trail created, changed, stopped or removed',
      sentence:
        'Events where eventName is "CreateTrail", "UpdateTrail", "DeleteTrail", "StartLogging" or "StopLogging". Capitals count only where it says “exactly”.',
      yaml,
      sha256: sha('e07b'),
      deviations: [
        'Upper and lower case are not told apart, as Sigma prescribes; the benchmark’s filters do tell them apart. AWS writes these names in one way only, so the same events are found.',
        'Attempts that were refused or failed are in the population: the printed filters do not ask whether a call succeeded.',
      ],
    },
    population: {
      count: control.population,
      hash: sha('a81f'),
      first: control.population === 0 ? null : '2025-10-02T08:11:02Z',
      last: control.population === 0 ? null : '2026-03-31T22:40:11Z',
    },
    proposed: {
      result: 'not-evaluable',
      ground:
        'Not evaluable from logs: they show activity, not the monitoring that this control asks for. Attach evidence of the alarm, or of another monitor and its notifications, to conclude otherwise.',
    },
    conclusion: history.at(-1) ?? null,
    history,
  };
}
