import type { Engagement } from '../../preload/contract/domain.ts';
import type { App } from './app.ts';

/** The file of an engagement: what tells one from another, whatever they are called. */
export function fileOf({ folder, file }: Pick<Engagement, 'folder' | 'file'>): string {
  return `${folder}/${file}`;
}

/** The file that is open now. */
export function openFile({ engagement }: Pick<App, 'engagement'>): string | undefined {
  const open = engagement.get();
  return open ? fileOf(open) : undefined;
}
