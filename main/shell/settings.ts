import { readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { Preferences, Profile } from '../../preload/contract/domain.ts';
import { writeFileWhole } from '../platform/files.ts';

const Bounds = z.object({
  x: z.number().int().optional(),
  y: z.number().int().optional(),
  width: z.number().int(),
  height: z.number().int(),
  maximized: z.boolean(),
});
export type Bounds = z.infer<typeof Bounds>;

const Settings = z.object({
  schemaVersion: z.literal(1),
  profile: Profile.nullable(),
  /** Settings of an earlier version name no authority, no tour and no tray. */
  preferences: Preferences.extend({
    authority: Preferences.shape.authority.default(''),
    tourSeen: Preferences.shape.tourSeen.default(false),
    staysInTray: Preferences.shape.staysInTray.default(false),
  }),
  /** Time-stamping authorities that the person confirmed; the page cannot write here. */
  authorities: z.array(z.string()).default([]),
  recents: z.array(z.object({ path: z.string(), name: z.string(), openedAt: z.string() })).max(20),
  window: Bounds.nullable(),
});
export type SettingsData = z.infer<typeof Settings>;

const defaults: SettingsData = {
  schemaVersion: 1,
  profile: null,
  preferences: {
    theme: 'system',
    density: 'comfortable',
    authority: '',
    tourSeen: false,
    staysInTray: false,
  },
  authorities: [],
  recents: [],
  window: null,
};

/** What the shell remembers between starts. Written whole on each change; never holds a secret. */
export interface Settings {
  get(): SettingsData;
  update(change: Partial<Omit<SettingsData, 'schemaVersion'>>): void;
}

/** A file that does not parse is moved aside, never overwritten, and the defaults are used. */
export function openSettings(folder: string): Settings {
  const file = join(folder, 'settings.json');
  let data = load(file);
  return {
    get: () => data,
    update(change) {
      data = { ...data, ...change };
      writeFileWhole(file, `${JSON.stringify(data, undefined, 2)}\n`);
    },
  };
}

function load(file: string): SettingsData {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return defaults;
  }
  try {
    return Settings.parse(JSON.parse(text));
  } catch {
    renameSync(file, `${file}.unreadable`);
    return defaults;
  }
}
