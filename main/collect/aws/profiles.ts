import type { ParsedIniData } from '@smithy/core/config';
import type { AwsProfile, AwsProfiles } from '../../../preload/contract/collect.ts';
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
  const names = [...new Set([...Object.keys(config), ...Object.keys(credentials)])]
    // Sections that profiles refer to (AWS SDKs reference, "Format of the config file").
    .filter((name) => !/^(sso-session|services)\./.test(name));
  const merged: ParsedIniData = Object.fromEntries(
    names.map((name) => [name, { ...config[name], ...credentials[name] }]),
  );
  return names
    .sort((a, b) => (a === 'default' ? -1 : b === 'default' ? 1 : a < b ? -1 : 1))
    .map((name) => ({
      name,
      kind: kindOf(merged[name] ?? {}),
      mfa: merged[name]?.['mfa_serial'] !== undefined,
      risks: risksIn(merged, name),
    }));
}

/** In the order in which the SDK's chain tries them (`fromIni`). */
function kindOf(profile: ParsedIniData[string]): AwsProfile['kind'] {
  const has = (name: string): boolean => profile[name] !== undefined;
  if (has('web_identity_token_file')) return 'web identity';
  if (has('role_arn')) return 'role';
  if (has('aws_access_key_id')) return 'keys';
  if (has('credential_process')) return 'program';
  if (has('sso_session') || has('sso_start_url')) return 'sso';
  return 'nothing named';
}
