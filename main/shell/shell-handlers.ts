import { app, clipboard, nativeTheme, shell, type BrowserWindow } from 'electron';
import type { ShellCallName } from '../../preload/contract/calls.ts';
import type { AppInfo, Preferences } from '../../preload/contract/domain.ts';
import type { Handlers } from './answer.ts';
import { choosePaths } from './choose-paths.ts';
import { recents } from './recents.ts';
import type { Settings } from './settings.ts';
import type { Tickets } from './tickets.ts';

export interface ShellDeps {
  readonly window: () => BrowserWindow;
  readonly settings: Settings;
  readonly tickets: Tickets;
  readonly development: boolean;
  readonly onPreferences: (preferences: Preferences) => void;
}

/** The calls that the shell answers itself. */
export function shellHandlers(deps: ShellDeps): Handlers<ShellCallName> {
  const { settings, tickets } = deps;
  return {
    'app.info': () => appInfo(deps.development),
    'app.preferences': () => settings.get().preferences,
    'app.setPreferences': (change) => {
      const preferences = { ...settings.get().preferences, ...given(change) };
      settings.update({ preferences });
      nativeTheme.themeSource = preferences.theme;
      deps.onPreferences(preferences);
      return preferences;
    },
    'app.profile': () => settings.get().profile,
    'app.setProfile': (profile) => {
      settings.update({ profile });
      return profile;
    },
    'app.recents': () => recents(settings, tickets),
    'app.copy': async ({ text }) => {
      // A promise in newer Electron, nothing in older: awaiting fits both.
      await clipboard.writeText(text);
      return null;
    },
    'app.reveal': ({ ticket }) => {
      shell.showItemInFolder(tickets.pathOf(ticket));
      return null;
    },
    'paths.choose': async ({ purpose, suggestedName }) => {
      const paths = await choosePaths(deps.window(), purpose, suggestedName);
      return paths.map((path) => tickets.grant(path));
    },
  };
}

/** Without the members that are present but undefined. */
function given(change: {
  readonly [K in keyof Preferences]?: Preferences[K] | undefined;
}): Partial<Preferences> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}

function appInfo(development: boolean): AppInfo {
  const { platform, versions } = process;
  const known = platform === 'darwin' || platform === 'linux' || platform === 'win32';
  return {
    version: app.getVersion(),
    electron: versions.electron ?? '',
    chromium: versions.chrome ?? '',
    node: versions.node,
    runtime: process.env['TRAILPROOF_RUNTIME'] === 'try-out' ? 'try-out' : 'shipped',
    development,
    platform: known ? platform : 'other',
  };
}
