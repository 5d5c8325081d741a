import { pipelineSession } from '../activities/deployment.ts';
import { personNamed } from '../organisation.ts';
import type { TrailRecord } from '../record.ts';
import { ec2Write, ingress, items } from '../services/ec2.ts';
import { workforceSignIn } from '../services/sign-in.ts';
import { HOUR } from '../time.ts';
import { idsOf, storyScript, workday, type Story, type TellStory } from './story.ts';

/** Secure shell from everywhere, closed again in the afternoon. */
export const groupOpened: TellStory = (world) => {
  const script = storyScript(
    world,
    'group-opened',
    'payments-prod',
    'home',
    workday(world, 0.5, 8, 14),
  );
  const person = personNamed(world.organisation, 'ifeoma.adeyemi');
  const { caller } = workforceSignIn(script, person, 'console');
  const groupId = world.assets(script.account, script.region).groups[0] ?? '';
  const range = { groupId, port: 22, cidr: '0.0.0.0/0' };
  const opened = script
    .wait(30, 90)
    .call(caller, (scope) => ingress(scope, groupId, range.port, range.cidr, 'temporary'));
  script.at += 6 * HOUR;
  const { caller: again } = workforceSignIn(script, person, 'console');
  const closed = script.wait(30, 90).call(again, (scope) => {
    const asked = ingress(scope, groupId, range.port, range.cidr).request;
    return ec2Write(scope, 'RevokeSecurityGroupIngress', asked);
  });
  return [
    {
      planned: script.planned,
      story: {
        id: 'group-opened',
        title: 'A security group is opened to the world',
        sentence: `The session of ${person.email} opens port 22 of ${groupId} in ${script.account.name} to 0.0.0.0/0 and closes it about six hours later.`,
        control: 'CIS 5.10',
        events: idsOf([opened, closed]),
        query:
          'what = (AuthorizeSecurityGroupIngress, RevokeSecurityGroupIngress) requestParameters.ipPermissions.items.ipRanges.items.cidrIp = "0.0.0.0/0"',
      },
    },
  ];
};

/** One ordinary change: the pipeline builds a small network, which touches four controls. */
export const networkBuilt: TellStory = (world) => {
  const script = storyScript(
    world,
    'network-built',
    'payments-prod',
    'home',
    workday(world, 0.65, 9, 30),
  );
  const caller = pipelineSession(script);
  const { random, account } = script;
  const id = (prefix: string): string => `${prefix}-0${random.hex(16)}`;
  const vpcId = id('vpc');
  const [subnetId, internetGatewayId, routeTableId, networkAclId] = [
    'subnet',
    'igw',
    'rtb',
    'acl',
  ].map(id);
  const write = (
    name: string,
    request: unknown,
    answer?: Readonly<Record<string, unknown>>,
  ): TrailRecord =>
    script.wait(1, 5).call(caller, (scope) => ec2Write(scope, name, request, answer));

  const vpc = [
    write(
      'CreateVpc',
      { cidrBlock: '10.40.0.0/20', instanceTenancy: 'default' },
      {
        vpc: {
          vpcId,
          state: 'pending',
          ownerId: account.id,
          cidrBlock: '10.40.0.0/20',
          isDefault: false,
        },
      },
    ),
    write('ModifyVpcAttribute', { vpcId, enableDnsHostnames: { value: true } }),
  ];
  write(
    'CreateSubnet',
    { vpcId, cidrBlock: '10.40.0.0/24' },
    { subnet: { subnetId, vpcId, state: 'available', cidrBlock: '10.40.0.0/24' } },
  );
  const gateway = [
    write(
      'CreateInternetGateway',
      {},
      { internetGateway: { internetGatewayId, ownerId: account.id, attachmentSet: {} } },
    ),
    write('AttachInternetGateway', { internetGatewayId, vpcId }),
  ];
  const route = [
    write(
      'CreateRouteTable',
      { vpcId },
      { routeTable: { routeTableId, vpcId, ownerId: account.id } },
    ),
    write('CreateRoute', {
      routeTableId,
      destinationCidrBlock: '0.0.0.0/0',
      gatewayId: internetGatewayId,
    }),
  ];
  write('AssociateRouteTable', { routeTableId, subnetId }, { associationId: id('rtbassoc') });
  const acl = [
    write(
      'CreateNetworkAcl',
      { vpcId },
      { networkAcl: { networkAclId, vpcId, default: false, entrySet: items([]) } },
    ),
    write('CreateNetworkAclEntry', {
      networkAclId,
      ruleNumber: 100,
      protocol: '6',
      ruleAction: 'allow',
      egress: false,
      cidrBlock: '10.0.0.0/8',
      portRange: { from: 443, to: 443 },
    }),
    write(
      'ReplaceNetworkAclAssociation',
      { associationId: id('aclassoc'), networkAclId },
      { newAssociationId: id('aclassoc') },
    ),
  ];
  const tell = (
    part: string,
    title: string,
    control: string,
    records: readonly TrailRecord[],
  ): Story => ({
    id: `network-${part}`,
    title,
    sentence: `In one job (${caller.arn.split('/').at(-1)}) the delivery pipeline builds a network in ${account.name}: ${records.map((record) => record.eventName).join(', ')}.`,
    control,
    events: idsOf(records),
    query: `userIdentity.arn = "${caller.arn}" what = (${records.map((record) => record.eventName).join(', ')})`,
  });
  return [
    { planned: script.planned, story: tell('vpc', 'A VPC is created', 'CIS 5.14', vpc) },
    { planned: [], story: tell('gateway', 'A gateway is attached', 'CIS 5.12', gateway) },
    { planned: [], story: tell('route', 'A route is created', 'CIS 5.13', route) },
    { planned: [], story: tell('acl', 'A network ACL is created', 'CIS 5.11', acl) },
  ];
};
