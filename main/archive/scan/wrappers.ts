/** Where the records of a text were found. */
export type Shape =
  | 'records'
  | 'list'
  | 'record'
  | 'lines'
  | 'lookup-events'
  | 'event'
  | 'log-events'
  | 'insights'
  | 'lake'
  | 'elastic'
  | 'splunk'
  | 'csv';

/** A member that holds records, or one, in a file that is not CloudTrail's own. */
export interface Wrapper {
  readonly shape: Shape;
  /**
   * `list` and `object` are looked into; `record` is the record, as an object or as a string that
   * holds its text.
   */
  readonly kind: 'list' | 'object' | 'record';
  /** Only inside these shapes; a word like `message` means something else elsewhere. */
  readonly inside?: readonly Shape[];
  /** An object of this name stands for one record: one without it is rejected. */
  readonly mustHold?: boolean;
}

/**
 * - `Records`: CloudTrail's log files
 * - `Events[].CloudTrailEvent`: LookupEvents (CloudTrail API reference)
 * - `detail` beside `detail-type`: EventBridge (EventBridge user guide, "Events")
 * - `logEvents[].message`: CloudWatch Logs, GetLogEvents and subscription filters
 * - `@message`: CloudWatch Logs Insights, exported as JSON
 * - `QueryResultRows[][].eventJson`: CloudTrail Lake, GetQueryResults of a query for `eventJson`
 * - `hits.hits[]._source`: Elasticsearch and OpenSearch, a search or an export of lines; the record
 *   is the document, or its `event.original` or `message` (Elastic's AWS CloudTrail integration)
 * - `result`, `results[]` with `_raw`: Splunk, exported as JSON
 */
export const wrappers: ReadonlyMap<string, Wrapper> = new Map<string, Wrapper>([
  ['Records', { shape: 'records', kind: 'list' }],
  ['Events', { shape: 'lookup-events', kind: 'list' }],
  ['CloudTrailEvent', { shape: 'lookup-events', kind: 'record' }],
  ['detail', { shape: 'event', kind: 'record' }],
  ['logEvents', { shape: 'log-events', kind: 'list' }],
  ['message', { shape: 'log-events', kind: 'record', inside: ['log-events', 'elastic'] }],
  ['@message', { shape: 'insights', kind: 'record' }],
  ['QueryResultRows', { shape: 'lake', kind: 'list' }],
  ['eventJson', { shape: 'lake', kind: 'record' }],
  ['hits', { shape: 'elastic', kind: 'object' }],
  ['_source', { shape: 'elastic', kind: 'object', mustHold: true }],
  ['event', { shape: 'elastic', kind: 'object', inside: ['elastic'] }],
  ['original', { shape: 'elastic', kind: 'record', inside: ['elastic'] }],
  ['result', { shape: 'splunk', kind: 'object', mustHold: true }],
  ['results', { shape: 'splunk', kind: 'list' }],
  ['_raw', { shape: 'splunk', kind: 'record' }],
]);

/** True if the member is that wrapper here: its value begins with `first`, in an object of `shape`. */
export function fits(wrapper: Wrapper, first: number | undefined, shape: Shape): boolean {
  if (wrapper.inside !== undefined && !wrapper.inside.includes(shape)) return false;
  switch (wrapper.kind) {
    case 'list':
      return first === 0x5b;
    case 'object':
      // `hits` is an object that holds a list of the same name.
      return first === 0x7b || first === 0x5b;
    case 'record':
      return first === 0x22 || first === 0x7b;
  }
}
