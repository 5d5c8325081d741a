/**
 * Session names that AWS services, SDKs and machines give themselves. Whatever is not listed here is
 * taken for a person: a machine that is hidden costs little, a person who is shown cannot be hidden again.
 */
const machines: readonly RegExp[] = [
  // An instance's role session carries its id (EC2 user guide, "Instance metadata").
  /^i-[0-9a-f]{8,17}$/,
  // Numbers: times, account numbers, counters.
  /^[\d.:_-]+$/,
  // Session names that SDKs make up: botocore's credentials.py, the SDK for Go, for JavaScript, for Java.
  /^botocore-session-\d+$/,
  /^aws-[a-z]/,
  // Services: AWSConfig-…, AWSCloudFormation, AWS-SSO, AWSServiceRoleFor…, AmazonSSM…
  /^AWS[A-Z-]/,
  /^Amazon[A-Z]/,
  /^(?:awslambda_\d+_\d+|TrustedAdvisor_[\w-]+|CodeBuild)$/,
  /^(?:AutoScaling|EKS|SLRManagement|RolesAnywhereInternalSession|ConfigResourceCompositionSession)$/,
  // A task of ECS.
  /^[0-9a-f]{32}$/,
];

/** True if a role session's name, or a source identity, may be that of a person. */
export function isPerson(name: string): boolean {
  return !machines.some((machine) => machine.test(name));
}

/** What stands in the place of a name and is none. */
const nobody = new Set([
  '',
  'root',
  'anonymous',
  'anonymous_principal',
  // CloudTrail user guide, "AWS Management Console sign-in events": a name that was mistyped.
  'hidden_due_to_security_reasons',
  // The MFA device of every root user.
  'root-account-mfa-device',
]);

/** True if a text in the place of a user's name names nobody. */
export function isNobody(name: string): boolean {
  return nobody.has(name.toLowerCase());
}
