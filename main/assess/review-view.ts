/**
 * What everybody in the engagement shares about annotations: the colours of tags and whether resolved
 * events are left out of lists. Both are nothing but acts in the ledger; the last of each stands.
 */
import {
  longestTag,
  TagColour,
  type ActDone,
  type EngagementTag,
  type SharedView,
} from '../../preload/contract/annotations.ts';
import { Problem } from '../../preload/contract/errors.ts';
import { actsNamed } from '../archive/acts.ts';
import type { ReadDb, WriteDb } from '../archive/handles.ts';
import { recordAct, type Author } from '../archive/ledger.ts';
import { sql } from '../archive/sql.ts';
import { doneBy } from './projections.ts';

/** The engagement's tags that events have now or that were given a colour; most used first. */
export function tagsOf(db: ReadDb): EngagementTag[] {
  const colours = new Map(
    actsNamed(db, 'tag.coloured').map(({ body }) => [
      String(body['tag']),
      TagColour.catch('grey').parse(body['colour']),
    ]),
  );
  const used = db.all<{ tag: string; events: number }>(
    sql`SELECT value AS tag, count(*) AS events FROM holding WHERE field = ${'tag'} GROUP BY value`,
  );
  const events = new Map(used.map((each) => [each.tag, each.events]));
  return [...new Set([...events.keys(), ...colours.keys()])]
    .map((tag) => ({
      tag,
      colour: colours.get(tag) ?? ('grey' as const),
      events: events.get(tag) ?? 0,
    }))
    .sort((a, b) => b.events - a.events || (a.tag < b.tag ? -1 : 1));
}

/** Gives a tag a colour, for everybody. @throws Problem bad_request (no tag) */
export function colourTag(db: WriteDb, author: Author, wanted: string, colour: TagColour): ActDone {
  const tag = wanted.trim();
  if (tag === '' || tag.length > longestTag) {
    throw new Problem('bad_request', `A tag has 1 to ${longestTag} characters.`);
  }
  return doneBy(recordAct(db, author, 'tag.coloured', { tag, colour }));
}

/** Whether resolved events are left out of lists, and since when by whom. */
export function sharedViewOf(db: ReadDb): SharedView {
  const last = actsNamed(db, 'resolved.hidden', 'resolved.shown').at(-1);
  return {
    hidesResolved: last?.act === 'resolved.hidden',
    by: last?.author.name ?? null,
    at: last?.at ?? null,
  };
}

/**
 * Leaves resolved events out of everybody's lists, or shows them again. It never changes what a
 * population, a report or the command line finds.
 */
export function hideResolved(db: WriteDb, author: Author, hide: boolean): ActDone {
  return doneBy(recordAct(db, author, hide ? 'resolved.hidden' : 'resolved.shown', {}));
}
