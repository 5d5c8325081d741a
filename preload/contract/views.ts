/** Saved views of events, and the alerts that some of them raise: shapes of both sides. */
import { z } from 'zod';
import { AuthorName, Instant, Ticket } from './ids.ts';

export const ViewId = z
  .string()
  .regex(/^V-\d{1,6}$/)
  .brand<'ViewId'>();
export type ViewId = z.infer<typeof ViewId>;

/** An alert that was raised. */
export const RaisedId = z
  .string()
  .regex(/^R-\d{1,9}$/)
  .brand<'RaisedId'>();
export type RaisedId = z.infer<typeof RaisedId>;

export const longestViewName = 120;
export const longestViewQuery = 4000;
/** Views of one file that is shared. */
export const mostSharedViews = 200;

/**
 * A name that reads alike everywhere: no control characters, and none that turn the direction of what
 * follows (Unicode Bidi_Control).
 */
export const ViewName = z
  .string()
  .trim()
  .min(1)
  .max(longestViewName)
  .regex(/^[^\p{Cc}\p{Cs}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]*$/u);

/** How a view's table is laid out, and in which order its rows stand; null: as the person has it. */
export const ViewTable = z.strictObject({
  columns: z
    .array(
      z.strictObject({
        field: z.string().trim().min(1).max(200),
        /** In px; null: the column's own width. */
        width: z.number().int().min(40).max(1200).nullable(),
      }),
    )
    .min(1)
    .max(24),
  sort: z.strictObject({
    field: z.string().trim().min(1).max(200),
    order: z.enum(['ascending', 'descending']),
  }),
});
export type ViewTable = z.infer<typeof ViewTable>;

/**
 * When a view raises an alert: `count` events within `seconds` that share the value of the field `by`.
 * A count of 1 is any new event; `seconds` then says nothing.
 */
export const AlertRule = z.strictObject({
  count: z.number().int().min(1).max(10_000),
  seconds: z.number().int().min(1).max(31_536_000),
  /** A field that the index answers (`sourceIPAddress`, `who`) or a path into the record; null: any. */
  by: z.string().trim().min(1).max(200).nullable(),
});
export type AlertRule = z.infer<typeof AlertRule>;

/** What a person keeps as a view, and what is shared by file. */
export const ViewContent = z.strictObject({
  name: ViewName,
  /** With the period, if it has one. */
  query: z.string().trim().max(longestViewQuery),
  table: ViewTable.nullable(),
  pinned: z.boolean(),
  alert: AlertRule.nullable(),
});
export type ViewContent = z.infer<typeof ViewContent>;

export const SavedView = ViewContent.extend({
  id: ViewId,
  /** These two are as long as pseudonyms make them. */
  name: z.string(),
  query: z.string(),
  /** What the query means. */
  sentence: z.string(),
  /** What the alert means, or null. */
  alertSentence: z.string().nullable(),
  /** Who said so last, and when. */
  author: AuthorName,
  at: Instant,
});
export type SavedView = z.infer<typeof SavedView>;

/** The file in which views are handed on. */
export const SharedViews = z.strictObject({
  schema: z.literal('trailproof-views-1'),
  views: z.array(ViewContent).min(1).max(mostSharedViews),
});
export type SharedViews = z.infer<typeof SharedViews>;

const count = z.number().int().nonnegative();

export const RaisedAlert = z.strictObject({
  id: RaisedId,
  view: ViewId,
  /** As the view was called then. */
  name: z.string(),
  /** The events, as a query. */
  query: z.string(),
  /** The value that they share; null if none was asked for. */
  value: z.string().nullable(),
  /** What happened, in one sentence. */
  sentence: z.string(),
  from: Instant,
  to: Instant,
  events: count,
  /** Of those, the ones that came since the check before. */
  fresh: count,
  raisedAt: Instant,
  acknowledged: z
    .strictObject({ by: AuthorName, at: Instant, note: z.string().nullable() })
    .nullable(),
});
export type RaisedAlert = z.infer<typeof RaisedAlert>;

/** What a check of the alerts found. */
export const AlertsChecked = z.strictObject({ rules: count, raised: z.array(RaisedAlert) });
export type AlertsChecked = z.infer<typeof AlertsChecked>;

const nothing = z.strictObject({});
const tickets = z.strictObject({ ticket: Ticket });

/** Answered by the engine. */
export const viewCalls = {
  /** Pinned ones first, then by name. */
  'views.list': { input: nothing, output: z.array(SavedView) },
  /** A new view; with `id`, what that view is from now on. */
  'views.save': {
    input: z.strictObject({ id: ViewId.optional(), view: ViewContent }),
    output: SavedView,
  },
  'views.pin': { input: z.strictObject({ id: ViewId, pinned: z.boolean() }), output: SavedView },
  'views.remove': { input: z.strictObject({ id: ViewId }), output: z.null() },
  /** Writes these views, or all, into the file of the ticket. */
  'views.export': {
    input: z.strictObject({ ids: z.array(ViewId).max(mostSharedViews), out: Ticket }),
    output: z.strictObject({ file: z.string(), views: count }),
  },
  /** Takes over the views of a file; what is here already, word for word, is left alone. */
  'views.import': {
    input: tickets,
    output: z.strictObject({ added: z.array(z.string()), known: count }),
  },
  /** Newest first. */
  'alerts.list': {
    input: z.strictObject({ limit: z.number().int().min(1).max(1000) }),
    output: z.strictObject({ open: count, total: count, alerts: z.array(RaisedAlert) }),
  },
  'alerts.acknowledge': {
    input: z.strictObject({
      ids: z.array(RaisedId).min(1).max(1000),
      note: z.string().trim().min(1).max(2000).nullable(),
    }),
    output: z.strictObject({ acknowledged: count }),
  },
} as const;
