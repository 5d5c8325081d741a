import { objectOf, textOf } from './json.ts';

/**
 * True if the record says that the call failed. A console sign-in says its result in
 * responseElements, not in an error code (CloudTrail user guide, "AWS Management Console sign-in events").
 */
export function hasFailed(record: Readonly<Record<string, unknown>>): boolean {
  return (
    textOf(record['errorCode']) !== '' ||
    textOf(record['errorMessage']) !== '' ||
    textOf(objectOf(record['responseElements'])['ConsoleLogin']) === 'Failure'
  );
}
