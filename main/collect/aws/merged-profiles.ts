import type { ParsedIniData } from '@smithy/core/config';

/**
 * The profiles of both files of the shared AWS configuration, member by member as the SDK merges them;
 * what the credentials file says of one goes before.
 */
export function mergedProfiles(config: ParsedIniData, credentials: ParsedIniData): ParsedIniData {
  const names = new Set([...Object.keys(config), ...Object.keys(credentials)]);
  return Object.fromEntries(
    [...names].map((name) => [name, { ...config[name], ...credentials[name] }]),
  );
}
