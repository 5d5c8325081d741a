import { signInFailure, signInResults, signInSource, slotText } from './scan/fields.ts';

/**
 * True if the record says that the call failed: it names an error, or it is of a sign-in and says so in
 * its result. The index flags events by the same rule (scan/record-reader.ts).
 */
export function hasFailed(record: Readonly<Record<string, unknown>>): boolean {
  if (slotText(record, 'errorCode') !== '' || slotText(record, 'errorMessage') !== '') return true;
  return (
    slotText(record, 'eventSource') === signInSource &&
    signInResults.some((slot) => slotText(record, slot) === signInFailure)
  );
}
