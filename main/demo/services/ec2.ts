import type { Call } from '../record.ts';
import type { MakeCall, Scope } from '../script.ts';
import { awsLongTime } from '../time.ts';
import { read, reads } from './read.ts';

const EC2 = 'ec2.amazonaws.com';

/** Items in EC2's own list shape. */
export function items(list: readonly unknown[]): { readonly items: readonly unknown[] } {
  return { items: list };
}

/** A changing EC2 call that answers with the request id and `_return`, or what is given. */
export function ec2Write(
  scope: Scope,
  name: string,
  request: unknown,
  response: Readonly<Record<string, unknown>> = { _return: true },
): Call {
  const requestId = scope.random.uuid();
  return {
    source: EC2,
    name,
    readOnly: false,
    request,
    response: { requestId, ...response },
    requestId,
  };
}

const filters = ({ world, random, account, region }: Scope): unknown => ({
  filterSet: items([
    { name: 'vpc-id', valueSet: items([{ value: world.assets(account, region).vpc }]) },
    { name: 'tag:team', valueSet: items([{ value: random.pick(['ledger', 'cards', 'core']) }]) },
  ]),
});

const some =
  (key: string, field: string, pool: 'instances' | 'volumes' | 'groups' | 'interfaces') =>
  ({ world, random, account, region }: Scope): unknown => ({
    [key]: items(
      Array.from({ length: random.between(1, 4) }, () => ({
        [field]: random.favour(world.assets(account, region)[pool]),
      })),
    ),
    filterSet: {},
  });

export const ec2Reads: readonly MakeCall[] = [
  read('ec2', 'DescribeInstances', some('instancesSet', 'instanceId', 'instances')),
  read('ec2', 'DescribeInstances', filters),
  read('ec2', 'DescribeVolumes', some('volumeSet', 'volumeId', 'volumes')),
  read('ec2', 'DescribeSecurityGroups', some('securityGroupIdSet', 'groupId', 'groups')),
  read(
    'ec2',
    'DescribeNetworkInterfaces',
    some('networkInterfaceIdSet', 'networkInterfaceId', 'interfaces'),
  ),
  read('ec2', 'DescribeInstanceStatus', some('instancesSet', 'instanceId', 'instances')),
  ...reads('ec2', 'DescribeSubnets DescribeRouteTables DescribeNatGateways', filters),
  ...reads('ec2', 'DescribeVpcs DescribeNetworkAcls DescribeInternetGateways', () => ({
    maxResults: 1000,
    filterSet: {},
  })),
  ...reads('ec2', 'DescribeTags DescribeSnapshots DescribeLaunchTemplates', filters),
  ...reads('ec2', 'DescribeRegions DescribeAvailabilityZones DescribeAddresses', () => ({})),
  ...reads('ec2', 'DescribeAccountAttributes DescribeVpcEndpoints', () => ({})),
];

/** A launch by an auto scaling group or a person. */
export const runInstances: MakeCall = (scope) => {
  const { world, random, account, region, at } = scope;
  const assets = world.assets(account, region);
  const subnetId = random.pick(assets.subnets);
  const groupId = random.favour(assets.groups);
  const privateIpAddress = `10.${random.between(16, 31)}.${random.between(0, 255)}.${random.between(4, 250)}`;
  return ec2Write(
    scope,
    'RunInstances',
    {
      instancesSet: items([{ imageId: assets.image, minCount: 1, maxCount: 1 }]),
      userData: '<sensitiveDataRemoved>',
      instanceType: 'm7g.large',
      blockDeviceMapping: {},
      monitoring: { enabled: false },
      subnetId,
      groupSet: items([{ groupId }]),
      clientToken: random.uuid(),
    },
    {
      reservationId: `r-0${random.hex(16)}`,
      ownerId: account.id,
      groupSet: {},
      instancesSet: items([
        {
          instanceId: random.favour(assets.instances),
          imageId: assets.image,
          instanceState: { code: 0, name: 'pending' },
          privateDnsName: `ip-${privateIpAddress.replaceAll('.', '-')}.${region}.compute.internal`,
          instanceType: 'm7g.large',
          launchTime: at,
          placement: { availabilityZone: `${region}a`, tenancy: 'default' },
          monitoring: { state: 'disabled' },
          subnetId,
          vpcId: assets.vpc,
          privateIpAddress,
          architecture: 'arm64',
          metadataOptions: { httpTokens: 'required', httpEndpoint: 'enabled' },
        },
      ]),
      requesterId: random.base32(21),
    },
  );
};

export const terminateInstances: MakeCall = (scope) => {
  const instanceId = scope.random.favour(scope.world.assets(scope.account, scope.region).instances);
  return ec2Write(
    scope,
    'TerminateInstances',
    { instancesSet: items([{ instanceId }]) },
    {
      instancesSet: items([
        {
          instanceId,
          currentState: { code: 32, name: 'shutting-down' },
          previousState: { code: 16, name: 'running' },
        },
      ]),
    },
  );
};

export const createTags: MakeCall = (scope) => {
  const { world, random, account, region } = scope;
  const assets = world.assets(account, region);
  return ec2Write(scope, 'CreateTags', {
    resourcesSet: items([{ resourceId: random.favour(assets.volumes) }]),
    tagSet: items([{ key: 'release', value: `${random.between(2, 9)}.${random.between(0, 40)}` }]),
  });
};

export const createSnapshot: MakeCall = (scope) => {
  const { world, random, account, region, at } = scope;
  const volumeId = random.favour(world.assets(account, region).volumes);
  return ec2Write(
    scope,
    'CreateSnapshot',
    { volumeId, description: `nightly ${awsLongTime(at).slice(0, 12)}` },
    {
      snapshotId: `snap-0${random.hex(16)}`,
      volumeId,
      status: 'pending',
      startTime: at,
      progress: '0%',
      ownerId: account.id,
      volumeSize: '50',
      encrypted: true,
    },
  );
};

/** Lets an internal range reach a service port, the everyday kind of group change. */
export const allowInternalIngress: MakeCall = (scope) => {
  const { world, random, account, region } = scope;
  const groupId = random.pick(world.assets(account, region).groups);
  return ingress(
    scope,
    groupId,
    random.pick([443, 5432, 8443]),
    `10.${random.between(16, 31)}.0.0/16`,
  );
};

/** AuthorizeSecurityGroupIngress for one TCP port and one range. */
export function ingress(
  scope: Scope,
  groupId: string,
  port: number,
  range: string,
  why = '',
): Call {
  const description = why === '' ? {} : { description: why };
  return ec2Write(
    scope,
    'AuthorizeSecurityGroupIngress',
    {
      groupId,
      ipPermissions: items([
        {
          ipProtocol: 'tcp',
          fromPort: port,
          toPort: port,
          groups: {},
          ipRanges: items([{ cidrIp: range, ...description }]),
          ipv6Ranges: {},
          prefixListIds: {},
        },
      ]),
    },
    {
      _return: true,
      securityGroupRuleSet: items([
        {
          groupOwnerId: scope.account.id,
          groupId,
          securityGroupRuleId: `sgr-0${scope.random.hex(16)}`,
          ...description,
          isEgress: false,
          ipProtocol: 'tcp',
          fromPort: port,
          toPort: port,
          cidrIpv4: range,
        },
      ]),
    },
  );
}
