import type { Engagement } from '../../preload/contract/domain.ts';

/** The file of an engagement: what tells one from another, whatever they are called. */
export function fileOf({ folder, file }: Pick<Engagement, 'folder' | 'file'>): string {
  return `${folder}/${file}`;
}
