/** How a table of events is laid out, and in which order its rows stand: kept by people and by saved views. */
import { z } from 'zod';
import { EventRef } from './ids.ts';

/** The columns that the index itself answers, in the order in which they are offered. */
export const indexFields = [
  'marks',
  'eventTime',
  'eventName',
  'eventSource',
  'who',
  'actor',
  'identityKind',
  'account',
  'awsRegion',
  'sourceIPAddress',
  'result',
  'errorCode',
  'failed',
  'mfa',
  'temporary',
  'readOnly',
  'eventCategory',
  'eventType',
  'userAgent',
  'userIdentity.arn',
  'userIdentity.accessKeyId',
  'userIdentity.sessionContext.sessionIssuer.arn',
  'star',
  'status',
  'tags',
  'notes',
] as const;
export const IndexField = z.enum(indexFields);
export type IndexField = z.infer<typeof IndexField>;

/** The fields by which a result of any size is put in order; the others would ask every record. */
export const sortFields = [
  'eventTime',
  'eventName',
  'eventSource',
  'who',
  'actor',
  'identityKind',
  'account',
  'awsRegion',
  'sourceIPAddress',
  'errorCode',
  'failed',
  'mfa',
  'temporary',
  'readOnly',
  'eventCategory',
  'eventType',
  'userAgent',
  'userIdentity.arn',
  'userIdentity.accessKeyId',
  'userIdentity.sessionContext.sessionIssuer.arn',
] as const;
export const SortField = z.enum(sortFields);
export type SortField = z.infer<typeof SortField>;

export const TableSort = z.strictObject({
  field: SortField,
  order: z.enum(['ascending', 'descending']),
});
export type TableSort = z.infer<typeof TableSort>;

/** One of `indexFields`, or the path of a record's member: `requestParameters.userName`. */
export const TableField = z.string().trim().min(1).max(200);

/** The keys of a column's field: `requestParameters.userName`; a key with a dot stands in quotes. */
export function keysOf(field: string): string[] {
  return (field.match(/"(?:[^"\\]|\\.)*"|[^.]+/g) ?? []).map((key) =>
    key.startsWith('"') ? key.slice(1, -1).replaceAll(/\\(.)/gs, '$1') : key,
  );
}

export const TableColumn = z.strictObject({
  field: TableField,
  /** In px; null: the column's own width. */
  width: z.number().int().min(40).max(1200).nullable(),
});
export type TableColumn = z.infer<typeof TableColumn>;

/** The most columns of a table. */
export const mostColumns = 24;

export const TableShape = z.strictObject({
  /** From left to right; no field twice. */
  columns: z
    .array(TableColumn)
    .min(1)
    .max(mostColumns)
    .refine((columns) => new Set(columns.map(({ field }) => field)).size === columns.length),
  sort: TableSort,
});
export type TableShape = z.infer<typeof TableShape>;

/** The table that a person sees who has chosen nothing. */
export const usualTable: TableShape = {
  columns: [
    'marks',
    'eventTime',
    'eventName',
    'who',
    'account',
    'awsRegion',
    'sourceIPAddress',
    'result',
  ].map((field) => ({ field, width: null })),
  sort: { field: 'eventTime', order: 'descending' },
};

/** The most events whose rows or records are copied at once. */
export const mostCopied = 10_000;

/** `tsv` and `json` hold the table's columns; `records` the records themselves, as archived. */
export const copyFormats = ['tsv', 'json', 'records'] as const;
export const CopyFormat = z.enum(copyFormats);
export type CopyFormat = z.infer<typeof CopyFormat>;

const fields = z.array(TableField).min(1).max(mostColumns);
const place = z.number().int().nonnegative();
const ofResult = {
  query: z.string().max(4000),
  result: z.string().max(100),
  sort: TableSort.optional(),
};

/** Answered by the engine. */
export const tableCalls = {
  /** CloudTrail's own spelling of a field that a column is to show. */
  'events.field': {
    input: z.strictObject({ field: TableField }),
    output: z.strictObject({ field: TableField }),
  },
  /** The fields of events, in the order of both; empty: no value. Long values are cut. */
  'events.cells': {
    input: z.strictObject({ refs: z.array(EventRef).max(200), fields }),
    output: z.array(z.array(z.string())),
  },
  /** Where an event stands in a result; null: it is not in it. */
  'events.place': {
    input: z.strictObject({ ...ofResult, ref: EventRef }),
    output: z.strictObject({ place: place.nullable() }),
  },
  /** The events at these places of a result, both ends included, as a text for the clipboard. */
  'events.copy': {
    input: z.strictObject({
      ...ofResult,
      ranges: z
        .array(z.tuple([place, place]))
        .min(1)
        .max(1000),
      as: CopyFormat,
      fields,
      /** Leaves out the secrets that records hold. */
      redact: z.boolean(),
    }),
    /** `redacted`: secrets that were left out; null: they were wanted in. */
    output: z.strictObject({ text: z.string(), events: place, redacted: place.nullable() }),
  },
} as const;
