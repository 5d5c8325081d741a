import { Problem } from '../../../preload/contract/errors.ts';
import { actsNamed } from '../acts.ts';
import { stepCustody, type Stored } from '../custody.ts';
import type { ReadDb } from '../handles.ts';
import type { RejectedPart } from '../scan/scan-object.ts';
import { sql } from '../sql.ts';
import type { DisposedBody } from './body.ts';

interface Step {
  readonly firstObject: number;
  readonly lastObject: number;
}

/**
 * The steps that lose rejections with these objects. What they sealed is compared before it changes:
 * a disposal must not cover up what was altered earlier.
 *
 * @param objects numbers, as a JSON list
 * @throws Problem archive_damaged
 */
export function stepsLosing(db: ReadDb, objects: string): Step[] {
  const losing = db
    .all<{ object: number }>(
      sql`SELECT DISTINCT object FROM rejection
        WHERE object IN (SELECT value FROM json_each(${objects}))`,
    )
    .map(({ object }) => object);
  if (losing.length === 0) return [];
  const later = laterCustody(db);
  return actsNamed(db, 'import.step').flatMap(({ body }) => {
    const { firstObject, lastObject, custody } = body as unknown as Step & { custody: string };
    if (!losing.some((object) => object >= firstObject && object <= lastObject)) return [];
    const step = { firstObject, lastObject };
    if (custodyNow(db, step) !== (later.get(firstObject) ?? custody)) {
      throw new Problem(
        'archive_damaged',
        'What the archive says of these originals is not what was sealed; run the integrity check first.',
      );
    }
    return [step];
  });
}

/** What earlier disposals have said, by the first object of the step. */
function laterCustody(db: ReadDb): Map<number, string> {
  return new Map(
    actsNamed(db, 'object.disposed').flatMap(({ body }) =>
      (body as unknown as DisposedBody).steps.map(
        ({ firstObject, custody }) => [firstObject, custody] as const,
      ),
    ),
  );
}

/** The custody hash of a step over the rows that are there. */
export function custodyNow(db: ReadDb, { firstObject, lastObject }: Step): string {
  const objects = db.all<Omit<Stored, 'rejected'>>(sql`
    SELECT object.id, kind, shape, folder.path || origin.name AS name FROM object
      JOIN origin ON origin.object = object.id AND n = 0 JOIN folder ON folder.id = origin.folder
    WHERE object.id BETWEEN ${firstObject} AND ${lastObject} ORDER BY object.id`);
  const parts = db.all<RejectedPart & { object: number }>(
    sql`SELECT object, ordinal, offset, length, reason, detail FROM rejection
      WHERE object BETWEEN ${firstObject} AND ${lastObject} ORDER BY rowid`,
  );
  return stepCustody(
    objects.map((object) => ({
      ...object,
      rejected: parts.filter((part) => part.object === object.id),
    })),
  );
}
