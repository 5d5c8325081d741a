import { recordText } from '../archive/original-texts.ts';
import { isObject, parsedOrUndefined, textIn } from '../archive/json.ts';

/** Which record that is, in the record's own words: `StopLogging, 2026-03-14T02:17:08Z, eventID …`. */
export function wordsOf(bytes: Buffer): string {
  const record = parsedOrUndefined(recordText(bytes, 0, bytes.length) ?? '');
  if (!isObject(record)) return 'a record that is no JSON object';
  const { eventName, eventTime, eventID } = {
    eventName: textIn(record, 'eventName'),
    eventTime: textIn(record, 'eventTime'),
    eventID: textIn(record, 'eventID') || textIn(record, 'eventId'),
  };
  const words = [eventName, eventTime, eventID && `eventID ${eventID}`].filter(Boolean);
  return words.length === 0 ? 'a record without name, time and eventID' : words.join(', ');
}
