import type { Account } from './organisation.ts';
import { Random } from './random.ts';

/** The resources of one account in one region that calls speak about. */
export interface Assets {
  readonly vpc: string;
  readonly subnets: readonly string[];
  readonly groups: readonly string[];
  readonly routeTables: readonly string[];
  readonly acl: string;
  readonly gateway: string;
  readonly instances: readonly string[];
  readonly volumes: readonly string[];
  readonly interfaces: readonly string[];
  readonly image: string;
  readonly endpoint: string;
  /** KMS key ids; the ARN is built where it is needed. */
  readonly keys: readonly string[];
  readonly buckets: readonly string[];
  readonly functions: readonly string[];
  readonly databases: readonly string[];
  readonly secrets: readonly string[];
  readonly parameters: readonly string[];
  readonly tables: readonly string[];
  readonly cluster: string;
  readonly alarms: readonly string[];
  readonly stacks: readonly string[];
}

const WORK = [
  'ledger',
  'card-auth',
  'settlement',
  'refunds',
  'statements',
  'fraud-score',
  'notify',
];

/** Resources by account and region, drawn from the seed. */
export function makeAssets(seed: string, account: Account, region: string): Assets {
  const random = new Random(seed, 'assets', account.id, region);
  const ids = (prefix: string, count: number): readonly string[] =>
    Array.from({ length: count }, () => `${prefix}-0${random.hex(16)}`);
  const named = (ending: string): readonly string[] => WORK.map((work) => `${work}-${ending}`);
  const secrets = WORK.slice(0, 4).map((work) => `${work}/database-${random.alphanumeric(6)}`);
  return {
    vpc: `vpc-0${random.hex(16)}`,
    subnets: ids('subnet', 6),
    groups: ids('sg', 12),
    routeTables: ids('rtb', 4),
    acl: `acl-0${random.hex(16)}`,
    gateway: `igw-0${random.hex(16)}`,
    instances: ids('i', 18),
    volumes: ids('vol', 24),
    interfaces: ids('eni', 24),
    image: `ami-0${random.hex(16)}`,
    endpoint: `vpce-0${random.hex(16)}`,
    keys: Array.from({ length: 5 }, () => random.uuid()),
    buckets: ['documents', 'exports', 'artifacts', 'access-logs'].map(
      (use) => `quillhaven-${account.name}-${use}-${region}`,
    ),
    functions: named('handler'),
    databases: ['ledger-writer', 'ledger-reader-1', 'settlement'],
    secrets,
    parameters: WORK.slice(0, 5).map((work) => `/quillhaven/${account.name}/${work}/endpoint`),
    tables: ['card-sessions', 'idempotency-keys', 'feature-flags'],
    cluster: `${account.name}-main`,
    alarms: named('5xx-rate'),
    stacks: named('stack'),
  };
}
