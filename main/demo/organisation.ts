import { Random } from './random.ts';
import { accountNames, peopleNames, permissionSets, regionNames } from './organisation-names.ts';

export interface Account {
  readonly id: string;
  readonly name: string;
  /** Share of the traffic, relative to the other accounts. */
  readonly weight: number;
}

export interface Region {
  readonly name: string;
  readonly weight: number;
}

export interface Person {
  readonly name: string;
  readonly email: string;
  /** User id in the identity store of IAM Identity Center. */
  readonly storeId: string;
  readonly permissionSet: string;
  readonly address: string;
  readonly browser: string;
  readonly terminal: string;
}

export interface Organisation {
  readonly name: string;
  readonly domain: string;
  readonly id: string;
  readonly accounts: readonly Account[];
  readonly regions: readonly Region[];
  /** Where the trail was created; its name stands in every digest key. */
  readonly homeRegion: string;
  readonly trail: string;
  readonly bucket: string;
  readonly identityStore: string;
  readonly people: readonly Person[];
  readonly samlSuffix: string;
}

export const GLOBAL_REGION = 'us-east-1';

/**
 * The invented company: `accounts` accounts, `regions` regions, its people. Account ids and names
 * do not depend on the seed, so that examples stay true; identifiers do. All addresses are from the
 * documentation ranges of RFC 5737, the domain from RFC 2606.
 */
export function buildOrganisation(seed: string, accounts: number, regions: number): Organisation {
  const random = new Random(seed, 'organisation');
  const domain = 'quillhaven.example';
  const id = `o-${random.hex(10)}`;
  return {
    name: 'Quillhaven Mutual',
    domain,
    id,
    accounts: Array.from({ length: accounts }, (_, index) => accountAt(index)),
    regions: regionNames.slice(0, regions),
    homeRegion: regionNames[Math.min(1, regions - 1)]?.name ?? GLOBAL_REGION,
    trail: 'quillhaven-org-trail',
    bucket: `quillhaven-org-trail-${id.slice(2)}`,
    identityStore: `d-${random.hex(10)}`,
    samlSuffix: random.hex(16),
    people: peopleNames.map(([name, permissionSet], index) => ({
      name,
      email: `${mailName(name)}@${domain}`,
      storeId: `${random.hex(10)}-${random.uuid()}`,
      permissionSet,
      address: random.chance(0.6) ? `198.51.100.${10 + (index % 4)}` : `192.0.2.${20 + index}`,
      browser: random.pick(BROWSERS),
      terminal: random.pick(TERMINALS),
    })),
  };
}

/** The account with a name, or the first where the demonstration is too small to have it. */
export function accountNamed(organisation: Organisation, name: string): Account {
  const [first] = organisation.accounts;
  if (first === undefined) throw new Error('an organisation has at least one account');
  return organisation.accounts.find((account) => account.name === name) ?? first;
}

/** The person of a mail name, for example `maren.solberg`. Throws if there is none. */
export function personNamed(organisation: Organisation, mail: string): Person {
  const found = organisation.people.find((person) => person.email.startsWith(`${mail}@`));
  if (found === undefined) throw new Error(`nobody is called ${mail}`);
  return found;
}

/** The role IAM Identity Center makes in every account for a permission set. */
export function reservedRole(organisation: Organisation, permissionSet: string): string {
  const index = permissionSets.indexOf(permissionSet);
  return `AWSReservedSSO_${permissionSet}_${new Random(organisation.id, 'set', index).hex(16)}`;
}

function accountAt(index: number): Account {
  const named = accountNames[index];
  if (named !== undefined) return named;
  const id = String(600_000_000_000 + (index + 1) * 7_310_459_021).slice(0, 12);
  return { id, name: `workload-${String(index + 1).padStart(2, '0')}`, weight: 6 };
}

function mailName(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll(' ', '.');
}

const BROWSERS = [
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/137.0.0.0 Safari/537.36',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.4 Safari/605.1.15',
  'Mozilla/5.0 (X11; Linux x86_64; rv:139.0) Gecko/20100101 Firefox/139.0',
];
const TERMINALS = [
  'aws-cli/2.27.22 md/awscrt#0.26.1 ua/2.1 os/linux#6.8.0-60-generic md/arch#x86_64 lang/python#3.13.3 md/pyimpl#CPython cfg/retry-mode#standard md/installer#exe',
  'aws-cli/2.27.41 md/awscrt#0.26.1 ua/2.1 os/macos#24.5.0 md/arch#arm64 lang/python#3.13.3 md/pyimpl#CPython cfg/retry-mode#standard md/installer#exe',
];
