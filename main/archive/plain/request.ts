import { objectOf, textOf } from '../json.ts';

type Json = Readonly<Record<string, unknown>>;

/**
 * True if CloudTrail left the request out: above 100 KB `requestParameters` is absent, null says that
 * there were none (CloudTrail user guide, "CloudTrail record contents"). Other kinds of events need not
 * have them.
 */
export function isRequestOmitted(record: Json): boolean {
  const category = textOf(record['eventCategory']);
  return !('requestParameters' in record) && (category === 'Management' || category === 'Data');
}

/** Members of requestParameters that name what is acted upon, the most telling first. */
const naming = [/^accessKeyId$/, /arn$/i, /name$/i, /(?:^id|Id|ID)$/];

/** What the event is about: the ARNs of its resources; else what its request names; else nothing. */
export function objectNameOf(record: Json): string {
  const resources = resourcesOf(record);
  if (resources !== '') return resources;
  const names = Object.entries(objectOf(record['requestParameters'])).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '',
  );
  for (const name of naming) {
    const found = names.find(([member]) => name.test(member));
    if (found !== undefined) return found[1];
  }
  return '';
}

/** The ARNs of the first four resources, and how many more there are; empty: there are none. */
export function resourcesOf(record: Json): string {
  const resources = Array.isArray(record['resources']) ? record['resources'] : [];
  const arns = resources.map((each) => textOf(objectOf(each)['ARN'])).filter(Boolean);
  return arns.slice(0, 4).join(', ') + (arns.length > 4 ? ` and ${arns.length - 4} more` : '');
}
