import type { Random } from './random.ts';
import type { Call, Caller, Failure } from './record.ts';

/** Services that refuse before they parse: the parameters of a refused call are null. */
const NULL_WHEN_REFUSED = new Set([
  'iam.amazonaws.com',
  'config.amazonaws.com',
  'organizations.amazonaws.com',
  'cloudtrail.amazonaws.com',
  'kms.amazonaws.com',
]);

/** The call as it is recorded when IAM refuses it, worded as the service concerned words it. */
export function refused(call: Call, caller: Caller, random: Random, resource = '*'): Call {
  const action = actionName(call);
  const why = `because no identity-based policy allows the ${action} action`;
  const text = `User: ${caller.arn} is not authorized to perform: ${action} on resource: ${resource} ${why}`;
  if (call.source === 'ec2.amazonaws.com') {
    const opaque = random.alphanumeric(180);
    const message = `You are not authorized to perform this operation. ${text}. Encoded authorization failure message: ${opaque}`;
    return failed(call, { code: 'Client.UnauthorizedOperation', message });
  }
  const modern = ['dynamodb', 'ssm', 'logs', 'lambda', 'ecs'].includes(serviceOf(call));
  const code = modern ? 'AccessDeniedException' : 'AccessDenied';
  const request = NULL_WHEN_REFUSED.has(call.source) ? null : call.request;
  return failed({ ...call, request }, { code, message: text });
}

/** The call with an everyday failure: throttled, or about something that does not exist. */
export function everydayFailure(call: Call, caller: Caller, random: Random): Call {
  if (random.chance(0.28)) return refused(call, caller, random);
  const missing = MISSING[serviceOf(call)];
  if (missing !== undefined && random.chance(0.75)) return failed(call, random.pick(missing));
  return failed(call, { code: 'ThrottlingException', message: 'Rate exceeded' });
}

/** The call with a failure: nothing is returned, nothing was changed. */
export function failed(call: Call, failure: Failure): Call {
  return { ...call, response: null, failure };
}

const MISSING: Readonly<Record<string, readonly Failure[]>> = {
  s3: [
    { code: 'NoSuchBucketPolicy', message: 'The bucket policy does not exist' },
    { code: 'NoSuchTagSet', message: 'The TagSet does not exist' },
    {
      code: 'NoSuchLifecycleConfiguration',
      message: 'The lifecycle configuration does not exist',
    },
    {
      code: 'ReplicationConfigurationNotFoundError',
      message: 'The replication configuration was not found',
    },
  ],
  iam: [
    { code: 'NoSuchEntityException', message: 'The role with that name cannot be found.' },
    { code: 'NoSuchEntityException', message: 'Login Profile for User cannot be found.' },
  ],
  ec2: [
    { code: 'Client.InvalidInstanceID.NotFound', message: 'The instance ID does not exist' },
    {
      code: 'Client.DryRunOperation',
      message: 'Request would have succeeded, but DryRun flag is set.',
    },
    { code: 'Client.RequestLimitExceeded', message: 'Request limit exceeded.' },
  ],
  lambda: [
    { code: 'ResourceNotFoundException', message: 'The resource you requested does not exist.' },
  ],
  logs: [
    { code: 'ResourceAlreadyExistsException', message: 'The specified log group already exists' },
    { code: 'ResourceNotFoundException', message: 'The specified log group does not exist.' },
  ],
  ssm: [{ code: 'ParameterNotFound', message: 'Parameter not found' }],
  rds: [{ code: 'DBInstanceNotFound', message: 'DBInstance not found.' }],
  secretsmanager: [
    {
      code: 'ResourceNotFoundException',
      message: "Secrets Manager can't find the specified secret.",
    },
  ],
};

function serviceOf(call: Call): string {
  return call.source.slice(0, call.source.indexOf('.'));
}

/** `lambda:GetFunction` of GetFunction20150331v2: event names of Lambda carry the API version. */
function actionName(call: Call): string {
  const service = serviceOf(call) === 'monitoring' ? 'cloudwatch' : serviceOf(call);
  return `${service}:${call.name.replace(/20\d{6}(v\d)?$/, '')}`;
}
