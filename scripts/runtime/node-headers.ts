import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

/**
 * The folder whose include/node holds an installed Node's headers, or nothing. They are looked for,
 * because node-gyp would fetch them from a network that may not be there. Any version serves: only
 * Node-API 8 is used.
 */
export function nodeHeaders(
  env: NodeJS.ProcessEnv = process.env,
  exists: (path: string) => boolean = existsSync,
): string | undefined {
  const beside = (program: string | undefined): string[] =>
    program ? [dirname(dirname(program))] : [];
  const candidates = [
    ...(env['npm_config_nodedir'] ? [env['npm_config_nodedir']] : []),
    ...beside(env['npm_node_execpath']),
    ...(env['PATH'] ?? '').split(delimiter).map((folder) => dirname(folder)),
    '/usr/local',
    '/usr',
  ];
  return candidates.find(
    (folder) =>
      exists(join(folder, 'include', 'node', 'node_api.h')) &&
      exists(join(folder, 'include', 'node', 'common.gypi')),
  );
}
