import type { ParsedIniData } from '@smithy/core/config';
import { mergedProfiles } from './merged-profiles.ts';

/**
 * What a profile does besides signing in: `credential_process` starts a program of the person's own
 * configuration, with the person's rights. One sentence for each; a configuration that cannot be read
 * has none.
 */
export async function profileRisks(profile: string | undefined): Promise<string[]> {
  const { loadSharedConfigFiles } = await import('@smithy/core/config');
  const name = profile ?? process.env['AWS_PROFILE'] ?? 'default';
  try {
    const { configFile, credentialsFile } = await loadSharedConfigFiles();
    return risksIn(mergedProfiles(configFile, credentialsFile), name);
  } catch {
    return [];
  }
}

/** Follows `source_profile` from one profile to the next. */
export function risksIn(profiles: ParsedIniData, name: string): string[] {
  const seen = new Set<string>();
  const risks: string[] = [];
  for (let at: string | undefined = name; at !== undefined && !seen.has(at);) {
    seen.add(at);
    const profile: ParsedIniData[string] | undefined = profiles[at];
    if (profile?.['credential_process'] !== undefined) {
      risks.push(
        `The profile “${at}” starts a program for its credentials (credential_process), with your rights.`,
      );
    }
    at = profile?.['source_profile'];
  }
  return risks;
}
