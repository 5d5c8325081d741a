import type { ActivityDetail } from '../../../preload/contract/activity.ts';
import { objectOf, textOf } from '../../archive/json.ts';
import { valueAt } from '../../archive/value-at.ts';

type Json = Readonly<Record<string, unknown>>;

/** Values of one record that are told one by one; there is no more in almost any. */
const most = 200;

/** Every requested value by its place in requestParameters: what a caller asked for proves no change. */
export function genericDetails(record: Json): ActivityDetail[] {
  const values: (readonly [string, string])[] = [];
  const isWhole = collect(record['requestParameters'], '', values);
  return [
    ...values.map(([property, requested]) => ({
      property,
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

/**
 * CloudTrail leaves requestParameters out above 100 KB; null says that there were none (CloudTrail user
 * guide, "CloudTrail record contents"). Only management and data events are said to have them always.
 */
export function omittedNote(record: Json): ActivityDetail[] {
  const category = textOf(record['eventCategory']);
  const isExpected = category === 'Management' || category === 'Data';
  if (!isExpected || 'requestParameters' in record) return [];
  return [noteOf('Requested', 'Left out by CloudTrail: what is larger than 100 KB is not logged.')];
}

/** Goes through a value in its own order. @returns false if there was more than is told */
function collect(value: unknown, path: string, into: (readonly [string, string])[]): boolean {
  if (value === undefined || value === null || value === '') return true;
  if (typeof value !== 'object') {
    if (into.length >= most) return false;
    into.push([path, typeof value === 'string' ? value : JSON.stringify(value)]);
    return true;
  }
  const members = Array.isArray(value)
    ? value.map((each, at) => [`${path}[${at}]`, each] as const)
    : Object.entries(value).map(
        ([name, each]) => [path === '' ? name : `${path}.${name}`, each] as const,
      );
  return members.every(([name, each]) => collect(each, name, into));
}

/** Members of requestParameters that name what is acted upon, the most telling first. */
const naming = [/arn$/i, /name$/i, /(?:^id|Id|ID)$/];

/**
 * What the event is about: the ARNs of its resources; else what its request names; else the service.
 */
export function objectNameOf(record: Json): string {
  const resources = Array.isArray(record['resources']) ? record['resources'] : [];
  const arns = resources.map((each) => textOf(objectOf(each)['ARN'])).filter(Boolean);
  if (arns.length > 0) {
    return arns.slice(0, 4).join(', ') + (arns.length > 4 ? ` and ${arns.length - 4} more` : '');
  }
  const names = Object.entries(objectOf(record['requestParameters'])).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '',
  );
  for (const name of naming) {
    const found = names.find(([member]) => name.test(member));
    if (found !== undefined) return found[1];
  }
  return valueAt(record, 'eventSource') ?? 'not recorded';
}

function noteOf(property: string, note: string): ActivityDetail {
  return { property, before: null, after: null, requested: null, source: null, note };
}
