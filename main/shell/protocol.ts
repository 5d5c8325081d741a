import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { protocol, type Session } from 'electron';
import { contentSecurityPolicy } from './csp.ts';

export const scheme = 'trailproof';
export const pageUrl = `${scheme}://app/index.html`;

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
};

/** Must run before the app is ready (Electron: protocol.registerSchemesAsPrivileged). */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/**
 * Serves the bundled files and nothing else: the list of files is made once, a request is looked up
 * in it by its exact path, so no path in a request ever reaches the file system.
 */
export function serveBundle(session: Session, folder: string): void {
  const files = new Map(listFiles(folder).map((file) => [urlPath(folder, file), file]));
  session.protocol.handle(scheme, (request) => {
    const url = new URL(request.url);
    const file =
      url.host === 'app' && request.method === 'GET' ? files.get(url.pathname) : undefined;
    if (file === undefined) return new Response('not found', { status: 404 });
    return respond(file);
  });
}

function respond(file: string): Response {
  const nonce = randomBytes(16).toString('base64');
  const body = readFileSync(file);
  const isPage = extname(file) === '.html';
  const content = isPage
    ? body.toString('utf8').replaceAll('%NONCE%', nonce)
    : new Uint8Array(body);
  return new Response(content, {
    headers: {
      'content-type': types[extname(file)] ?? 'application/octet-stream',
      'content-security-policy': contentSecurityPolicy(nonce),
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    },
  });
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? listFiles(path) : [path];
  });
}

function urlPath(folder: string, file: string): string {
  return `/${relative(folder, file).split(sep).map(encodeURIComponent).join('/')}`;
}
