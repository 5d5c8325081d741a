import { createHash } from 'node:crypto';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { madeOnce } from './cache.ts';
import { ensureSystem } from './install-packages.ts';
import { nodeHeaders } from './node-headers.ts';
import { checkout, tell } from './paths.ts';
import { capture } from './run.ts';

const modules = join(checkout, 'node_modules');
const holder = join(import.meta.dirname, 'hold-primitives.c');
const wrapped = ['napi_create_reference', 'napi_get_reference_value'];
const cxxFlags = '-UNAPI_VERSION -DNAPI_VERSION=8 -fno-lto';

/**
 * better-sqlite3 built from its own source for a runtime with Node-API 8 or 9
 * (docs/decisions/0002): NAPI_VERSION 8, and two calls wrapped by hold-primitives.c. Made once, kept
 * in the cache folder beside the runtime, and only if the runtime can open a database with it.
 *
 * @returns the path of the .node file
 * @throws Error with one sentence
 */
export async function nativeBinding(executable: string): Promise<string> {
  const manifest = readFileSync(join(modules, 'better-sqlite3', 'package.json'), 'utf8');
  const { version } = JSON.parse(manifest) as { version: string };
  const recipe = createHash('sha256').update(readFileSync(holder)).update(cxxFlags).digest('hex');
  return madeOnce(`better-sqlite3-${version}-napi8-${recipe.slice(0, 8)}.node`, async (draft) => {
    // The display too, so that one line names all that is missing.
    await ensureSystem(['build', 'display'], executable);
    tell(`Building better-sqlite3 ${version} for this Electron (about a minute)`);
    const made = await build(draft);
    await prove(made, executable, draft);
    return made;
  });
}

async function build(draft: string): Promise<string> {
  const headers = nodeHeaders();
  if (headers === undefined) {
    throw new Error(
      'The headers of Node are missing (include/node/node_api.h); install a Node that has them.',
    );
  }
  const source = join(draft, 'better-sqlite3');
  cpSync(join(modules, 'better-sqlite3'), source, { recursive: true });
  const addonApi = join(source, 'node_modules', 'node-addon-api');
  cpSync(join(modules, 'node-addon-api'), addonApi, { recursive: true });
  const object = join(draft, 'hold-primitives.o');
  const include = join(headers, 'include', 'node');
  await must('gcc', ['-O2', '-fPIC', '-I', include, '-c', holder, '-o', object], draft);
  const gyp = join(modules, 'node-gyp', 'bin', 'node-gyp.js');
  const args = ['rebuild', '-j', '2', '--release', '--force_build=1', `--nodedir=${headers}`];
  await must(process.execPath, [gyp, ...args], source, {
    CXXFLAGS: cxxFlags,
    LDFLAGS: [object, '-fno-lto', ...wrapped.map((name) => `-Wl,--wrap=${name}`)].join(' '),
  });
  return join(source, 'build', 'Release', 'better_sqlite3.node');
}

/** A binding that was built wrong does not throw, it takes the process down: try it before it is kept. */
async function prove(binding: string, executable: string, draft: string): Promise<void> {
  const program = `
    const database = new (require(process.argv[1]))(':memory:', { nativeBinding: process.argv[2] });
    database.function('twice', (text) => text + text);
    if (database.prepare('SELECT twice(?)').pluck().get('ab') !== 'abab') process.exit(3);`;
  const library = join(modules, 'better-sqlite3');
  await must(executable, ['--eval', program, library, binding], draft, {
    ELECTRON_RUN_AS_NODE: '1',
  });
}

async function must(
  program: string,
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Promise<void> {
  const result = await capture(program, args, {
    cwd,
    env: { ...process.env, ...env },
    seconds: 900,
  });
  if (result.code === 0) return;
  const last = result.output.trim().split('\n').slice(-12).join('\n');
  throw new Error(
    `better-sqlite3 could not be built for this Electron: ${program} ended with ${result.code}.\n${last}`,
  );
}
