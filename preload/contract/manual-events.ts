/** Events that people add by hand, beside those that AWS logged: shapes and calls. */
import { z } from 'zod';
import { EventRef, Instant } from './ids.ts';

/** The eventSource of an event that a person added: no service of AWS is called so. */
export const manualSource = 'manual';
/** Its eventCategory. */
export const manualCategory = 'Manual';

/** What kind of thing it was: its eventName. */
export const manualKinds = [
  'PhoneCall',
  'Message',
  'Meeting',
  'Ticket',
  'Change',
  'Observation',
  'OtherEvent',
] as const;
export const ManualKind = z.enum(manualKinds);
export type ManualKind = z.infer<typeof ManualKind>;

const line = z.string().trim().min(1).max(200);

export const ManualEvent = z.strictObject({
  kind: ManualKind,
  /** When it happened, RFC 3339. */
  at: Instant,
  what: z.string().trim().min(1).max(20_000),
  /** Who did it, as the person who adds it says. */
  who: line.optional(),
  /** A ticket, a mail, a file: where it can be looked up. */
  reference: line.optional(),
  account: z
    .string()
    .regex(/^\d{12}$/)
    .optional(),
});
export type ManualEvent = z.infer<typeof ManualEvent>;

/** Answered by the engine. */
export const manualEventCalls = {
  /** Adds it as an original of its own, sealed as any other. */
  'events.add': {
    input: ManualEvent,
    output: z.strictObject({ ref: EventRef, eventID: z.string() }),
  },
} as const;
