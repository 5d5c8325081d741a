import type { Account, Region } from './organisation.ts';

/** Made-up ids; the order is the order in which a larger demonstration adds them. */
export const accountNames: readonly Account[] = [
  { id: '301122334455', name: 'management', weight: 20 },
  { id: '412233445566', name: 'payments-prod', weight: 36 },
  { id: '523344556677', name: 'security', weight: 22 },
  { id: '634455667788', name: 'log-archive', weight: 12 },
  { id: '745566778899', name: 'shared-services', weight: 18 },
  { id: '156677889900', name: 'payments-dev', weight: 24 },
  { id: '267788990011', name: 'claims-prod', weight: 30 },
  { id: '378899001122', name: 'data-platform', weight: 26 },
  { id: '489900112233', name: 'network', weight: 9 },
  { id: '590011223344', name: 'sandbox', weight: 5 },
];

/** us-east-1 first: IAM, Organizations and the global sign-in report there. */
export const regionNames: readonly Region[] = [
  { name: 'us-east-1', weight: 22 },
  { name: 'eu-central-1', weight: 60 },
  { name: 'eu-west-1', weight: 18 },
  { name: 'eu-north-1', weight: 8 },
  { name: 'us-west-2', weight: 10 },
  { name: 'ap-southeast-2', weight: 6 },
  { name: 'ca-central-1', weight: 4 },
  { name: 'ap-northeast-1', weight: 4 },
  { name: 'sa-east-1', weight: 3 },
  { name: 'ap-south-1', weight: 3 },
];

export const permissionSets: readonly string[] = [
  'AdministratorAccess',
  'DeveloperAccess',
  'ReadOnlyAccess',
  'SecurityAudit',
  'Billing',
];

/** Invented people with the permission set they work with. */
export const peopleNames: readonly (readonly [name: string, permissionSet: string])[] = [
  ['Maren Solberg', 'AdministratorAccess'],
  ['Tomasz Wilk', 'AdministratorAccess'],
  ['Ifeoma Adeyemi', 'DeveloperAccess'],
  ['Luca Ferrante', 'DeveloperAccess'],
  ['Priya Nambiar', 'DeveloperAccess'],
  ['Jonas Keller', 'DeveloperAccess'],
  ['Camille Roux', 'DeveloperAccess'],
  ['Aisha Rahmani', 'SecurityAudit'],
  ['Henrik Dahl', 'SecurityAudit'],
  ['Yusuf Demir', 'ReadOnlyAccess'],
  ['Elena Petkova', 'ReadOnlyAccess'],
  ['Noor Haddad', 'Billing'],
  ['Sven Bergqvist', 'DeveloperAccess'],
  ['Zoë Ångström', 'ReadOnlyAccess'],
];
