import type { EventRecord } from '../../../preload/contract/domain.ts';
import { annotate, type AnnotationTarget } from '../../app/annotating.ts';
import type { App } from '../../app/app.ts';

/** What acts are about: the record's event, or all that are selected with it. */
export function targetOf(
  record: EventRecord,
  selected: Pick<AnnotationTarget, 'count' | 'events'> | undefined,
): AnnotationTarget {
  const { ref, star, tags, status } = record.row;
  const own = { count: 1, events: () => Promise.resolve([ref]) };
  return { ...(selected ?? own), star, tags, status };
}

/** Stars all of them, or takes the stars off if the one that is read has one. @throws Problem */
export async function toggleStar(app: App, target: AnnotationTarget): Promise<void> {
  const star = !target.star;
  await annotate(app, target, { star }, star ? 'starred' : 'no longer starred');
}
