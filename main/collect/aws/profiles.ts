import type { ParsedIniData } from '@smithy/core/config';
import type { AwsProfile, AwsProfiles } from '../../../preload/contract/collect.ts';
import { mergedProfiles } from './merged-profiles.ts';
import { risksIn } from './profile-risks.ts';

/**
 * The profiles of the shared AWS configuration by name, and how each signs in; nothing of what they hold.
 * The files are read anew each time. A configuration that cannot be read has none.
 */
export async function awsProfiles(): Promise<AwsProfiles> {
  const { loadSharedConfigFiles } = await import('@smithy/core/config');
  // As the SDK's chain looks for them (fromEnv, fromTokenFile).
  const environment =
    process.env['AWS_ACCESS_KEY_ID'] !== undefined ||
    process.env['AWS_WEB_IDENTITY_TOKEN_FILE'] !== undefined;
  try {
    const { configFile, credentialsFile } = await loadSharedConfigFiles({ ignoreCache: true });
    return { profiles: profilesIn(configFile, credentialsFile), environment };
  } catch {
    return { profiles: [], environment };
  }
}

/** Both files together; what the credentials file says of a profile goes before. */
export function profilesIn(config: ParsedIniData, credentials: ParsedIniData): AwsProfile[] {
  const merged = mergedProfiles(config, credentials);
  return (
    Object.keys(merged)
      // Sections that profiles refer to (AWS SDKs reference, "Format of the config file").
      .filter((name) => !/^(sso-session|services)\./.test(name))
      .sort((a, b) => (a === 'default' ? -1 : b === 'default' ? 1 : a < b ? -1 : 1))
      .map((name) => ({
        name,
        kind: kindOf(merged[name] ?? {}),
        mfa: merged[name]?.['mfa_serial'] !== undefined,
        risks: risksIn(merged, name),
      }))
  );
}

/** In the order in which the SDK's chain tries them, and by what it tells them (`fromIni`). */
function kindOf(profile: ParsedIniData[string]): AwsProfile['kind'] {
  const has = (name: string): boolean => profile[name] !== undefined;
  if (has('role_arn') && has('source_profile') !== has('credential_source')) return 'role';
  if (has('aws_access_key_id') && has('aws_secret_access_key')) return 'keys';
  if (has('web_identity_token_file') && has('role_arn')) return 'web identity';
  if (has('credential_process')) return 'program';
  if (ssoMembers.some(has)) return 'sso';
  return has('login_session') ? 'login' : 'nothing named';
}

const ssoMembers = [
  'sso_session',
  'sso_start_url',
  'sso_account_id',
  'sso_region',
  'sso_role_name',
] as const;
