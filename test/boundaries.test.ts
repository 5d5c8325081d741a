import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { expect, test } from 'vitest';

/** The rooms of main/, left to right: a room imports only from itself and from rooms to its left. */
const rooms = [
  'platform',
  'demo',
  'collect',
  'archive',
  'query',
  'assess',
  'report',
  'verify',
  'engine',
  'shell',
  'cli',
];

const root = resolve(import.meta.dirname, '..');

interface Import {
  readonly from: string;
  readonly to: string;
}

const imports = ['main', 'preload', 'renderer'].flatMap(filesUnder).flatMap(importsOf);

test('every room imports only from rooms to its left', () => {
  const wrong = imports.filter(({ from, to }) => {
    const [here, there] = [roomOf(from), roomOf(to)];
    if (here === undefined || there === undefined || here === there) return false;
    // The command line and the shell are two doors of the same house: neither enters the other.
    if (here === 'cli' && there === 'shell') return true;
    return rooms.indexOf(there) > rooms.indexOf(here);
  });
  expect(wrong).toEqual([]);
});

test('every room of main/ is in the order', () => {
  const found = readdirSync(join(root, 'main')).filter((name) => !name.endsWith('.ts'));
  expect(found.toSorted()).toEqual(rooms.toSorted());
});

test('verify imports only platform, the contract and libraries', () => {
  const wrong = imports.filter(
    ({ from, to }) =>
      from.startsWith('main/verify/') &&
      !/^(main\/(verify|platform)\/|preload\/contract\/)/.test(to) &&
      isOurs(to),
  );
  expect(wrong).toEqual([]);
});

test('the contract imports only zod', () => {
  const wrong = imports.filter(
    ({ from, to }) =>
      from.startsWith('preload/contract/') && !to.startsWith('preload/contract/') && to !== 'zod',
  );
  expect(wrong).toEqual([]);
});

test('the renderer imports only itself, the contract and libraries', () => {
  const wrong = imports.filter(
    ({ from, to }) =>
      from.startsWith('renderer/') &&
      (to.startsWith('node:') ||
        (isOurs(to) && !/^(renderer|preload\/contract|assets)\//.test(to))),
  );
  expect(wrong).toEqual([]);
});

test('only the shell and the preload script import electron', () => {
  const wrong = imports.filter(
    ({ from, to }) =>
      to === 'electron' && !from.startsWith('main/shell/') && from !== 'preload/index.ts',
  );
  expect(wrong).toEqual([]);
});

test('only the archive makes a handle that can write', () => {
  const makers = filesUnder('main').filter((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    const opens = text.includes('new Database(') && !text.includes('readonly: true');
    return opens || /\bwriteHandle\(|\.write\.run\(/.test(text);
  });
  expect(makers.filter((file) => !file.startsWith('main/archive/'))).toEqual([]);
});

function filesUnder(folder: string): string[] {
  return readdirSync(join(root, folder)).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(join(root, path)).isDirectory()) return filesUnder(path);
    return /\.tsx?$/.test(name) ? [path.split(sep).join('/')] : [];
  });
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8');
  const found = text.matchAll(
    /(?:^|\n)\s*(?:import|export)\s[^'";]*?from\s*'([^']+)'|(?:^|\W)import\(\s*'([^']+)'/g,
  );
  return [...found].map((match) => {
    const name = match[1] ?? match[2] ?? '';
    const to = name.startsWith('.') ? relative(root, resolve(root, dirname(file), name)) : name;
    return { from: file, to: to.split(sep).join('/') };
  });
}

function roomOf(path: string): string | undefined {
  const [top, room] = path.split('/');
  return top === 'main' && room !== undefined && rooms.includes(room) ? room : undefined;
}

function isOurs(path: string): boolean {
  return /^(main|preload|renderer|test|scripts|assets)\//.test(path);
}
