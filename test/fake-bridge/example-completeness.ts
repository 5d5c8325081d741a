import type {
  Completeness,
  DigestView,
  Finding,
  Gap,
  ToldToLog,
} from '../../preload/contract/completeness.ts';
import type { FakeBridge } from './fake-bridge.ts';

const account = '123456789012';
const place = { account, region: 'eu-central-1' };
const trail = 'org-trail (eu-central-1)';
const days = 182;

const gap: Gap = {
  ...place,
  trail,
  from: '2025-12-13T00:02:13Z',
  to: '2025-12-15T00:02:13Z',
  reason: 'validation off',
  detail: 'UpdateTrail at 2025-12-13 00:01 UTC by arn:aws:iam::123456789012:user/ops.',
  notes: [],
};

const finding: Finding = {
  ...place,
  code: 'log-hash',
  place: `AWSLogs/${account}/CloudTrail/eu-central-1/2026/02/02/${account}_CloudTrail_eu-central-1_20260202T1410Z_q8.json.gz`,
  from: '2026-02-02T14:02:13Z',
  to: '2026-02-02T15:02:13Z',
  detail: 'Its hash is not the one that the digest names.',
};

const told: ToldToLog = {
  from: '2025-10-01T07:30:00Z',
  to: null,
  words:
    'management events (read and write) except of kms.amazonaws.com; data events of AWS::S3::Object (in part); no network activity events; no insights',
  management: 'read and write',
  except: ['kms.amazonaws.com'],
  data: ['AWS::S3::Object (in part)'],
  networkActivity: [],
  insights: [],
};

export const exampleCompleteness: Completeness = {
  from: null,
  to: null,
  firstDay: '2025-10-01',
  days,
  digests: { valid: 8688, invalid: 0, missing: 0, backfill: 0 },
  logs: { valid: 61_913, invalid: 1, missing: 0, unreferenced: 0, unchecked: 0, uncovered: 12 },
  gaps: [gap],
  keys: { confirmed: 1, supplied: 1 },
  keyList: [
    {
      fingerprint: '0923e7436a5e10e49140a4254c247ba8',
      origin: 'confirmed',
      source: 'fetched by Maria Keller on 2026-04-02 as arn:aws:iam::999988887777:role/audit',
      digests: 4344,
    },
    {
      fingerprint: '31e8b5433410dfb61a9dc45cc65b22ff',
      origin: 'supplied',
      source: 'list_public_keys.json',
      digests: 4344,
    },
  ],
  findings: [finding],
  findingCount: 1,
  rows: [
    {
      ...place,
      trails: [trail],
      days: `${'L'.repeat(73)}GGG${'S'.repeat(48)}B${'S'.repeat(57)}`,
      logging: '1'.repeat(days),
    },
    {
      account,
      region: 'us-east-1',
      trails: [],
      days: `${'.'.repeat(60)}${'U'.repeat(122)}`,
      logging: '?'.repeat(days),
    },
  ],
  states: { '.': 60, L: 73, S: 105, U: 122, G: 3, B: 1 },
  logging: [
    {
      arn: `arn:aws:cloudtrail:eu-central-1:${account}:trail/${trail}`,
      name: trail,
      isOrganization: true,
      isMultiRegion: true,
      spans: [
        { from: null, to: '2025-10-01T07:30:00Z', state: '?', because: '' },
        {
          from: '2025-10-01T07:30:00Z',
          to: null,
          state: '1',
          because: 'GetTrailStatus at 2026-04-02 09:12 UTC.',
        },
      ],
      told: [told],
    },
  ],
  at: '2026-11-20T16:40:00Z',
  seconds: 41,
};

const digest: DigestView = {
  place: `AWSLogs/${account}/CloudTrail-Digest/eu-central-1/2026/02/02/${account}_CloudTrail-Digest_eu-central-1_org-trail_eu-central-1_20260202T150213Z.json.gz`,
  object: 7,
  from: finding.from,
  to: finding.to,
  state: 'valid',
  key: 'supplied',
  isBackfill: false,
  logs: 2,
  findings: [finding],
};

/** Answers calls about completeness; notes on gaps are remembered. */
export function answerCompleteness({ handle }: Pick<FakeBridge, 'handle'>): void {
  let gaps = exampleCompleteness.gaps;
  handle('completeness.check', () => ({ ...exampleCompleteness, gaps }));
  handle('completeness.day', ({ day }) => ({
    hours: 'S'.repeat(14) + 'B' + 'S'.repeat(9),
    logging: '1'.repeat(24),
    digests: [digest],
    gaps: gaps.filter(({ from, to }) => from.slice(0, 10) <= day && day <= to.slice(0, 10)),
    findings: [finding],
    told: [{ trail, ...told }],
  }));
  handle('completeness.logs', () => [
    { place: finding.place, state: 'invalid', detail: finding.detail, oldest: null, newest: null },
    { place: 'other.json.gz', state: 'valid', detail: '', oldest: null, newest: null },
  ]);
  handle('completeness.note', ({ note }) => {
    const said = { note, by: 'Maria Keller', at: '2026-11-20T16:41:00Z' };
    gaps = gaps.map((each) => ({ ...each, notes: [...each.notes, said] }));
    return [...gaps];
  });
}
