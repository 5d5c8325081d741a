import type { TrailRecord } from './record.ts';
import { part, textOf } from './record-fields.ts';

/**
 * The conditions of CIS AWS Foundations 7.0, 5.1 to 5.15, as far as this generator must know them to
 * say how many records it wrote meet each. 5.1 is read as (A or B) and C and D; 5.2 in the variant
 * for organisations with single sign-on; 5.4 with the event source added.
 */
export const cisConditions: Readonly<Record<string, (record: TrailRecord) => boolean>> = {
  '5.1': (record) => {
    const code = textOf(record['errorCode']);
    return (
      (code.endsWith('UnauthorizedOperation') || code.startsWith('AccessDenied')) &&
      record['sourceIPAddress'] !== 'delivery.logs.amazonaws.com' &&
      record.eventName !== 'HeadBucket'
    );
  },
  '5.2': (record) =>
    record.eventName === 'ConsoleLogin' &&
    part(record, 'additionalEventData', 'MFAUsed') !== 'Yes' &&
    part(record, 'userIdentity', 'type') === 'IAMUser' &&
    part(record, 'responseElements', 'ConsoleLogin') === 'Success',
  '5.3': (record) =>
    part(record, 'userIdentity', 'type') === 'Root' &&
    part(record, 'userIdentity', 'invokedBy') === undefined &&
    record['eventType'] !== 'AwsServiceEvent',
  '5.4': named(
    'iam',
    'DeleteGroupPolicy DeleteRolePolicy DeleteUserPolicy PutGroupPolicy PutRolePolicy PutUserPolicy CreatePolicy DeletePolicy CreatePolicyVersion DeletePolicyVersion AttachRolePolicy DetachRolePolicy AttachUserPolicy DetachUserPolicy AttachGroupPolicy DetachGroupPolicy',
  ),
  '5.5': named('cloudtrail', 'CreateTrail UpdateTrail DeleteTrail StartLogging StopLogging'),
  '5.6': (record) =>
    record.eventName === 'ConsoleLogin' && record['errorMessage'] === 'Failed authentication',
  '5.7': named('kms', 'DisableKey ScheduleKeyDeletion'),
  '5.8': named(
    's3',
    'PutBucketAcl PutBucketPolicy PutBucketCors PutBucketLifecycle PutBucketReplication DeleteBucketPolicy DeleteBucketCors DeleteBucketLifecycle DeleteBucketReplication',
  ),
  '5.9': named(
    'config',
    'StopConfigurationRecorder DeleteDeliveryChannel PutDeliveryChannel PutConfigurationRecorder',
  ),
  '5.10': named(
    'ec2',
    'AuthorizeSecurityGroupIngress AuthorizeSecurityGroupEgress RevokeSecurityGroupIngress RevokeSecurityGroupEgress CreateSecurityGroup DeleteSecurityGroup ModifySecurityGroupRules',
  ),
  '5.11': named(
    'ec2',
    'CreateNetworkAcl CreateNetworkAclEntry DeleteNetworkAcl DeleteNetworkAclEntry ReplaceNetworkAclEntry ReplaceNetworkAclAssociation',
  ),
  '5.12': named(
    'ec2',
    'CreateCustomerGateway DeleteCustomerGateway AttachInternetGateway CreateInternetGateway DeleteInternetGateway DetachInternetGateway',
  ),
  '5.13': named(
    'ec2',
    'CreateRoute CreateRouteTable ReplaceRoute ReplaceRouteTableAssociation DeleteRouteTable DeleteRoute DisassociateRouteTable',
  ),
  '5.14': named(
    'ec2',
    'CreateVpc DeleteVpc ModifyVpcAttribute AcceptVpcPeeringConnection CreateVpcPeeringConnection DeleteVpcPeeringConnection RejectVpcPeeringConnection AttachClassicLinkVpc DetachClassicLinkVpc DisableVpcClassicLink EnableVpcClassicLink',
  ),
  '5.15': named(
    'organizations',
    'AcceptHandshake AttachPolicy CreateAccount CreateOrganizationalUnit CreatePolicy DeclineHandshake DeleteOrganization DeleteOrganizationalUnit DeletePolicy DetachPolicy DisablePolicyType EnablePolicyType InviteAccountToOrganization LeaveOrganization MoveAccount RemoveAccountFromOrganization UpdatePolicy UpdateOrganizationalUnit',
  ),
};

function named(service: string, names: string): (record: TrailRecord) => boolean {
  const source = `${service}.amazonaws.com`;
  const wanted = new Set(names.split(' '));
  return (record) => record.eventSource === source && wanted.has(record.eventName);
}
