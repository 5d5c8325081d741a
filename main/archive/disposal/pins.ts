import type { ReadDb } from '../handles.ts';
import type { Place } from '../read-record.ts';
import { eventIdOf } from '../scan/record-reader.ts';
import { flag } from '../scan/rows.ts';
import { sql } from '../sql.ts';

/** Events that the refusal names; of the rest it says how many they are. */
const mostNamed = 5;

interface Pin extends Place {
  readonly event: number;
  readonly ordinal: number;
  readonly name: string;
  readonly where: string;
}

/**
 * Why objects must stay: events that stand in them are in a population or annotated, and the acts
 * that say so name the very record. One sentence each, at most six.
 *
 * @param objects numbers, as a JSON list
 */
export function pinsOf(db: ReadDb, readText: (place: Place) => string, objects: string): string[] {
  const pins = db.all<Pin>(sql`
    SELECT p.event, p.where_ AS "where", e.object, e.ordinal, e.offset, e.length,
      e.flags & ${flag.quoted} AS quoted, folder.path || origin.name AS name
    FROM (
      SELECT event, 'annotated' AS where_ FROM annotation
      UNION SELECT event, 'in the population of control ' || control || ' of ' || assessment
        FROM population_item) AS p
    JOIN event AS e ON e.id = p.event
    JOIN origin ON origin.object = e.object AND origin.n = 0
    JOIN folder ON folder.id = origin.folder
    WHERE e.object IN (SELECT value FROM json_each(${objects})) ORDER BY p.event, p.where_`);
  const said = pins.slice(0, mostNamed).map((pin) => {
    const { ordinal, name, where } = pin;
    return `Event ${eventIdOf(readText(pin))} (record ${ordinal + 1} of ${name}) is ${where}.`;
  });
  const rest = pins.length - said.length;
  return rest === 0 ? said : [...said, `${rest.toLocaleString('en')} more are.`];
}
