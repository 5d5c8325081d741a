import type { ActivityDetail } from '../../../preload/contract/activity.ts';
import { textOf } from '../../archive/json.ts';
import { isRequestOmitted, objectNameOf } from '../../archive/plain/request.ts';

type Json = Readonly<Record<string, unknown>>;

/** Values of one record that are told one by one; there is no more in almost any. */
const most = 200;

const asked = 'requestParameters';

/**
 * Every requested value by its place in requestParameters: what a caller asked for proves no change.
 *
 * @param without places in the record that are told elsewhere, with all that is below them
 */
export function genericDetails(
  record: Json,
  without: ReadonlySet<string> = new Set(),
): ActivityDetail[] {
  const values: (readonly [string, string])[] = [];
  const isWhole = collect(record[asked], asked, { without, values });
  return [
    ...values.map(([path, requested]) => ({
      property: propertyAt(path),
      before: null,
      after: null,
      requested,
      source: null,
      note: '',
    })),
    ...(isWhole
      ? []
      : [noteOf('Requested', `There are more than ${most} values; see the record.`)]),
    ...omittedNote(record),
  ];
}

/** What has to be said where CloudTrail left the request out. */
export function omittedNote(record: Json): ActivityDetail[] {
  return isRequestOmitted(record)
    ? [noteOf('Requested', 'Left out by CloudTrail: what is larger than 100 KB is not logged.')]
    : [];
}

/** What a place in the record is called as a property: never nothing, which Netwrix's reader refuses. */
export function propertyAt(path: string): string {
  return path.replace(/^requestParameters\.?/, '') || asked;
}

interface Collecting {
  readonly without: ReadonlySet<string>;
  readonly values: (readonly [path: string, value: string])[];
}

/** Goes through a value in its own order. @returns false if there was more than is told */
function collect(value: unknown, path: string, into: Collecting): boolean {
  if (value === undefined || value === null || value === '' || into.without.has(path)) return true;
  if (typeof value !== 'object') {
    if (into.values.length >= most) return false;
    into.values.push([path, typeof value === 'string' ? value : JSON.stringify(value)]);
    return true;
  }
  const members = Array.isArray(value)
    ? value.map((each, at) => [`${path}[${at}]`, each] as const)
    : Object.entries(value).map(([name, each]) => [`${path}.${name}`, each] as const);
  return members.every(([name, each]) => collect(each, name, into));
}

/** What the event is about; else the service. */
export function aboutOf(record: Json): string {
  return objectNameOf(record) || textOf(record['eventSource']) || 'not recorded';
}

/** What has to be said in words. */
export function noteOf(property: string, note: string): ActivityDetail {
  return { property, before: null, after: null, requested: null, source: null, note };
}
