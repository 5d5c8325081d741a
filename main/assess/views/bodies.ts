/** What acts about views and alerts say in the ledger; parsed wherever they are read back. */
import { z } from 'zod';
import { AlertRule, RaisedId, ViewId, ViewTable } from '../../../preload/contract/views.ts';
import { Instant, Sha256 } from '../../../preload/contract/ids.ts';

const text = z.string().min(1);
const count = z.number().int().nonnegative();

/**
 * 'view.saved': a new view, or all of what that view is from now on. `since` is the last original of
 * which an alert of it takes no notice.
 */
export const SavedBody = z.strictObject({
  view: ViewId,
  name: text,
  query: z.string(),
  table: ViewTable.nullable(),
  pinned: z.boolean(),
  alert: AlertRule.nullable(),
  since: count,
});
export type SavedBody = z.infer<typeof SavedBody>;

/** 'view.pinned' */
export const PinnedBody = z.strictObject({ view: ViewId, pinned: z.boolean() });

/** 'view.removed' */
export const RemovedBody = z.strictObject({ view: ViewId });

/** An alert as it was raised; `first` are the events at its beginning, by the record they are. */
export const RaisedBody = z.strictObject({
  alert: RaisedId,
  view: ViewId,
  name: text,
  query: z.string(),
  rule: AlertRule,
  value: z.string().nullable(),
  from: Instant,
  to: Instant,
  events: count,
  fresh: count,
  /** So many crowds are told together: there were too many to tell each. */
  crowds: count.optional(),
  first: z.array(z.strictObject({ ref: count, object: Sha256, ordinal: count })),
});
export type RaisedBody = z.infer<typeof RaisedBody>;

/** 'alerts.checked': every event up to this original is looked at; the next check begins behind it. */
export const CheckedBody = z.strictObject({
  upTo: count,
  rules: z.array(ViewId),
  raised: z.array(RaisedBody),
});
export type CheckedBody = z.infer<typeof CheckedBody>;

/** 'alert.acknowledged' */
export const AcknowledgedBody = z.strictObject({
  alerts: z.array(RaisedId).min(1),
  note: text.nullable(),
});
