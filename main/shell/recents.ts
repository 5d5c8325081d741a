import { existsSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { Recent } from '../../preload/contract/domain.ts';
import { now } from '../platform/clock.ts';
import type { Settings } from './settings.ts';
import type { Tickets } from './tickets.ts';

const most = 12;

/** Puts an engagement at the top of the list. */
export function remember(settings: Settings, path: string, name: string): void {
  const others = settings.get().recents.filter((recent) => recent.path !== path);
  settings.update({ recents: [{ path, name, openedAt: now() }, ...others].slice(0, most) });
}

/** The list as the page may see it, newest first; files that are gone are marked, not dropped. */
export function recents(settings: Settings, tickets: Tickets): Recent[] {
  return settings.get().recents.map(({ path, name, openedAt }) => ({
    ticket: tickets.grant(path).ticket,
    name: name || basename(path),
    folder: dirname(path),
    openedAt,
    missing: !existsSync(path),
  }));
}
