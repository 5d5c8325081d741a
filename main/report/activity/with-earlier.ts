import type { ActivityDetail } from '../../../preload/contract/activity.ts';
import type { Earlier } from '../../query/earlier/find-earlier.ts';
import { propertyAt } from './generic.ts';
import { nameInRow, type TableRow } from './table.ts';

/**
 * Details with what an earlier event tells of one of them. The value before is that event's, and named
 * as such; a call in between that the archive does not hold may have changed it.
 */
export function withEarlier(
  details: readonly ActivityDetail[],
  { property: place, found }: Earlier,
  { row, failed }: { readonly row: TableRow | undefined; readonly failed: boolean },
): ActivityDetail[] {
  const property = (row && nameInRow(row, place)) ?? propertyAt(place);
  const told = toldOf(found, failed);
  const at = details.findIndex((detail) => detail.property === property);
  const empty = { property, before: null, after: null, requested: null, source: null, note: '' };
  const merged = { ...(details[at] ?? empty), ...told };
  return at < 0 ? [...details, merged] : details.with(at, merged);
}

function toldOf(
  found: Earlier['found'],
  failed: boolean,
): Partial<Pick<ActivityDetail, 'before' | 'source' | 'note'>> {
  switch (found.kind) {
    case 'value': {
      const { value, event } = found;
      const stayed = failed ? ' This call failed.' : '';
      return {
        before: value,
        source: event,
        note: `Before: as ${event.eventName} of ${event.eventTime} left it, the last such call in this archive.${stayed}`,
      };
    }
    case 'gone':
      return {
        source: found.event,
        note: `Before: ${found.event.eventName} of ${found.event.eventTime} had taken it away.`,
      };
    case 'same second':
      return {
        note: 'Before: not known; another such call has the same second, and records do not tell which came first.',
      };
    case 'not looked up':
      return {
        note: 'Before: not looked up yet; the words of some records are still to be indexed.',
      };
    case 'too many':
      return { note: 'Before: not looked up; too many records name it. Search for its name.' };
  }
}
