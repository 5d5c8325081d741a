import { actsNamed } from '../acts.ts';
import { timeOfRef } from '../event-ref.ts';
import type { ReadDb } from '../handles.ts';
import { objectOf, textOf } from '../json.ts';
import { recordReader, type Place } from '../read-record.ts';
import { flag } from '../scan/rows.ts';
import { sql } from '../sql.ts';
import { parsedJson } from './parsed-json.ts';

type Json = Readonly<Record<string, unknown>>;

/** A successful act on a trail, by an event of the archive. */
export interface TrailAct {
  readonly at: number;
  readonly arn: string;
  readonly name: string;
  readonly by: string;
  readonly request: Json;
  readonly response: Json;
}

/** How a trail was set up when a collection asked AWS: the answers of the calls in its `Get` names. */
export interface TrailSnapshot {
  readonly at: number;
  readonly arn: string;
  readonly trail: Json;
  readonly status: Json;
  readonly eventSelectors: Json;
  readonly insightSelectors: Json;
}

/** The acts that change what is logged (CloudTrail API reference), as they follow within a second. */
const actNames = [
  'CreateTrail',
  'UpdateTrail',
  'PutEventSelectors',
  'PutInsightSelectors',
  'StartLogging',
  'StopLogging',
  'DeleteTrail',
];

/** The acts on trails that the archive's events tell, oldest first. */
export function trailActs(db: ReadDb): TrailAct[] {
  const read = recordReader(db);
  const rows = db.all<Place & { id: number; quoted: number }>(sql`
    SELECT event.id, object, offset, length, flags & ${flag.quoted} AS quoted
    FROM event JOIN action ON action.id = event.action
      JOIN dict AS source ON source.id = action.event_source
      JOIN dict AS called ON called.id = action.event_name
    WHERE source.value = 'cloudtrail.amazonaws.com' AND flags & ${flag.failed} = 0
      AND called.value IN (SELECT value FROM json_each(${JSON.stringify(actNames)}))
      AND NOT EXISTS (SELECT 1 FROM conflict WHERE conflict.event = event.id)
    ORDER BY event.id`);
  return rows
    .map((row) => actOf(Date.parse(timeOfRef(row.id)), objectOf(parsedJson(read(row)))))
    .sort((a, b) => a.at - b.at || actNames.indexOf(a.name) - actNames.indexOf(b.name));
}

function actOf(at: number, record: Json): TrailAct {
  const request = objectOf(record['requestParameters']);
  const response = objectOf(record['responseElements']);
  const said = textOf(request['name']) || textOf(request['trailName']);
  const account = textOf(record['recipientAccountId']);
  const own = `arn:aws:cloudtrail:${textOf(record['awsRegion'])}:${account}:trail/${said}`;
  const identity = objectOf(record['userIdentity']);
  return {
    at,
    arn: textOf(response['trailARN']) || (said.startsWith('arn:') ? said : own),
    name: textOf(record['eventName']),
    by: textOf(identity['arn']) || textOf(identity['invokedBy']) || textOf(identity['type']),
    request,
    response,
  };
}

/** What collections were told of trails, as the ledger keeps it in `collection.trails`; oldest first. */
export function trailSnapshots(db: ReadDb): TrailSnapshot[] {
  return actsNamed(db, 'collection.trails')
    .flatMap(({ body }) => body['items'] as readonly Json[])
    .flatMap(({ at, trails }) =>
      (trails as readonly Json[]).map((told) => ({
        at: Date.parse(textOf(at)),
        arn: textOf(told['arn']),
        trail: objectOf(objectOf(told['trail'])['Trail']),
        status: objectOf(told['status']),
        eventSelectors: objectOf(told['eventSelectors']),
        insightSelectors: objectOf(told['insightSelectors']),
      })),
    )
    .filter(({ at, arn }) => arn !== '' && Number.isFinite(at))
    .sort((a, b) => a.at - b.at);
}
