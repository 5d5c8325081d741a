import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { cacheFolder, checkout, tell } from './paths.ts';
import { capture } from './run.ts';

const modules = join(checkout, 'node_modules');

/**
 * better-sqlite3 built from its own source for a runtime with Node-API 9 (docs/decisions/0002):
 * NAPI_VERSION 8, and two calls wrapped by hold-primitives.c. Made once, kept in the cache folder.
 *
 * @returns the path of the .node file
 * @throws Error with one sentence
 */
export async function nativeBinding(): Promise<string> {
  const { version } = JSON.parse(
    readFileSync(join(modules, 'better-sqlite3', 'package.json'), 'utf8'),
  ) as { version: string };
  const made = join(cacheFolder, `better-sqlite3-${version}-napi8.node`);
  if (existsSync(made)) return made;
  tell(`Building better-sqlite3 ${version} for this Electron (about a minute)`);
  mkdirSync(cacheFolder, { recursive: true });
  const draft = mkdtempSync(join(cacheFolder, 'draft-'));
  try {
    renameSync(await build(draft), made);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return made;
}

async function build(draft: string): Promise<string> {
  const headers = headerFolder();
  const source = join(draft, 'better-sqlite3');
  cpSync(join(modules, 'better-sqlite3'), source, { recursive: true });
  cpSync(join(modules, 'node-addon-api'), join(source, 'node_modules', 'node-addon-api'), {
    recursive: true,
  });
  const object = join(draft, 'hold-primitives.o');
  const include = join(headers, 'include', 'node');
  const holder = join(import.meta.dirname, 'hold-primitives.c');
  await must('gcc', ['-O2', '-fPIC', '-I', include, '-c', holder, '-o', object], draft);
  const wraps = ['napi_create_reference', 'napi_get_reference_value'];
  const gyp = join(modules, 'node-gyp', 'bin', 'node-gyp.js');
  const args = ['rebuild', '-j', '2', '--release', '--force_build=1', `--nodedir=${headers}`];
  await must(process.execPath, [gyp, ...args], source, {
    CXXFLAGS: '-UNAPI_VERSION -DNAPI_VERSION=8 -fno-lto',
    LDFLAGS: [object, '-fno-lto', ...wraps.map((name) => `-Wl,--wrap=${name}`)].join(' '),
  });
  return join(source, 'build', 'Release', 'better_sqlite3.node');
}

/** Where an installed Node keeps its headers; node-gyp cannot fetch them without a network. */
function headerFolder(): string {
  const onPath = (process.env['PATH'] ?? '').split(delimiter).map((folder) => dirname(folder));
  const candidates = [process.env['npm_config_nodedir'], ...onPath, '/usr', '/usr/local'];
  for (const folder of candidates) {
    if (folder !== undefined && existsSync(join(folder, 'include', 'node', 'node_api.h')))
      return folder;
  }
  throw new Error(
    'The headers of Node are missing (include/node/node_api.h); install Node with its headers.',
  );
}

async function must(
  program: string,
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Promise<void> {
  const { code, output } = await capture(program, args, { cwd, env: { ...process.env, ...env } });
  if (code === 0) return;
  const last = output.trim().split('\n').slice(-12).join('\n');
  throw new Error(`better-sqlite3 could not be built: ${program} ended with ${code}.\n${last}`);
}
