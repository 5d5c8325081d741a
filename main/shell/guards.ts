import { app, type Session, type WebContents } from 'electron';
import { isPage } from './origin.ts';

/** Permissions of the page, each with its reason. Everything that is not here is refused. */
const allowedPermissions: ReadonlyMap<string, string> = new Map();

/**
 * Default deny for a session: every permission, every device, every download, and every request
 * that is not for the bundle.
 */
export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, decide) => {
    decide(allowedPermissions.has(permission));
  });
  session.setPermissionCheckHandler((_contents, permission) => allowedPermissions.has(permission));
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest({ urls: ['<all_urls>'] }, (details, decide) => {
    decide({ cancel: !isPage(details.url) && !isDevTools(details.url) });
  });
}

/** Default deny for every page that ever comes to be: no navigation, no window, no embedded page. */
export function guardContents(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-attach-webview', (event) => event.preventDefault());
    denyNavigation(contents);
  });
}

function denyNavigation(contents: WebContents): void {
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
}

/** Developer tools load themselves from the runtime; a packaged build has them switched off. */
function isDevTools(url: string): boolean {
  return url.startsWith('devtools://');
}
