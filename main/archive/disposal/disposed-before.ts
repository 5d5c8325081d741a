import { actsNamed } from '../acts.ts';
import type { ReadDb } from '../handles.ts';
import type { LeftAlone } from '../scan/batch.ts';
import type { DisposedBody } from './body.ts';

/** What was disposed of must not come back with the next import of its folder. */
export function disposedBefore(db: ReadDb): LeftAlone {
  return new Map(
    actsNamed(db, 'object.disposed').flatMap(({ at, author, body }) => {
      const { objects, reason } = body as unknown as DisposedBody;
      const words = `disposed of on ${at.slice(0, 10)} by ${author.name}: ${reason}`;
      return objects.map(({ sha256 }) => [sha256, words] as const);
    }),
  );
}
