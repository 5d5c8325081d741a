import type { Random } from './random.ts';
import type { Call, Caller, TrailRecord } from './record.ts';
import { rfc3339 } from './time.ts';

/** eventVersion differs by service, as in delivered files of the same day. */
const VERSIONS: Readonly<Record<string, string>> = {
  's3.amazonaws.com': '1.11',
  'ec2.amazonaws.com': '1.10',
  'kms.amazonaws.com': '1.11',
  'iam.amazonaws.com': '1.11',
  'sso.amazonaws.com': '1.09',
  'config.amazonaws.com': '1.09',
  'monitoring.amazonaws.com': '1.09',
  'organizations.amazonaws.com': '1.09',
  'logs.amazonaws.com': '1.09',
  'rds.amazonaws.com': '1.10',
};

/**
 * Puts a record together in the field order of delivered files (CloudTrail user guide, "record
 * contents"). `region` is where the event is delivered, `recipient` the account that receives it.
 */
export function makeRecord(
  random: Random,
  caller: Caller,
  call: Call,
  place: { readonly at: number; readonly region: string; readonly recipient: string },
): TrailRecord {
  const record: Record<string, unknown> = {
    eventVersion: VERSIONS[call.source] ?? '1.08',
    userIdentity: caller.identity,
    eventTime: rfc3339(place.at),
    eventSource: call.source,
    eventName: call.name,
    awsRegion: place.region,
    sourceIPAddress: caller.address,
    userAgent: caller.agent,
  };
  if (call.failure !== undefined) {
    if (call.failure.code !== '') record['errorCode'] = call.failure.code;
    record['errorMessage'] = call.failure.message;
  }
  record['requestParameters'] = call.request ?? null;
  record['responseElements'] = call.response ?? null;
  if (call.extra !== undefined) record['additionalEventData'] = call.extra;
  if (call.type !== 'AwsConsoleSignIn')
    record['requestID'] = call.requestId ?? requestId(random, call);
  record['eventID'] = random.uuid();
  record['readOnly'] = call.readOnly;
  if (call.resources !== undefined) record['resources'] = call.resources;
  record['eventType'] = call.type ?? 'AwsApiCall';
  record['managementEvent'] = call.category === undefined;
  record['recipientAccountId'] = place.recipient;
  if (call.sharedId !== undefined) record['sharedEventID'] = call.sharedId;
  if (call.serviceDetails !== undefined) record['serviceEventDetails'] = call.serviceDetails;
  record['eventCategory'] = call.category ?? 'Management';
  if (caller.internal !== true && call.type !== 'AwsServiceEvent') {
    record['tlsDetails'] = {
      tlsVersion: 'TLSv1.3',
      cipherSuite: 'TLS_AES_128_GCM_SHA256',
      clientProvidedHostHeader: call.host ?? hostOf(call.source, place.region),
    };
  }
  if (caller.console === true) record['sessionCredentialFromConsole'] = 'true';
  return record as TrailRecord;
}

/** S3 answers with 16 base-32 letters, the other services with a UUID. */
function requestId(random: Random, call: Call): string {
  return call.source === 's3.amazonaws.com' ? random.base32(16) : random.uuid();
}

function hostOf(source: string, region: string): string {
  const service = source.slice(0, -'.amazonaws.com'.length);
  if (service === 'iam') return source;
  if (service === 'signin') return `${region}.signin.aws.amazon.com`;
  return `${service}.${region}.amazonaws.com`;
}
