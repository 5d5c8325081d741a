/** Branded identifiers, so that one kind cannot be handed in where another is meant. */
import { z } from 'zod';

/** Row of the event index: seconds since 1970 × 2^21 + 21 bits of the eventID (see docs/archive). */
export const EventRef = z.number().int().nonnegative().brand<'EventRef'>();
export type EventRef = z.infer<typeof EventRef>;

export const AssessmentId = z
  .string()
  .regex(/^A-\d{1,6}$/)
  .brand<'AssessmentId'>();
export type AssessmentId = z.infer<typeof AssessmentId>;

/** A control's id inside its framework, e.g. `5.5`. */
export const ControlId = z.string().min(1).max(60).brand<'ControlId'>();
export type ControlId = z.infer<typeof ControlId>;

/** `id@version`, e.g. `cis-aws-foundations@7.0.0`. */
export const FrameworkId = z
  .string()
  .regex(/^[a-z0-9-]+@[A-Za-z0-9.-]+$/)
  .brand<'FrameworkId'>();
export type FrameworkId = z.infer<typeof FrameworkId>;

/** What the window holds instead of a path: the shell resolves it, so no page can name a file. */
export const Ticket = z.string().uuid().brand<'Ticket'>();
export type Ticket = z.infer<typeof Ticket>;

export const JobId = z.string().uuid().brand<'JobId'>();
export type JobId = z.infer<typeof JobId>;

/** An AWS account. */
export const AccountId = z.string().regex(/^\d{12}$/);

/** As in `eu-central-1`. */
export const AwsRegion = z.string().regex(/^[a-z]{2,3}(-[a-z]+){1,3}-\d{1,2}$/);

export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** An instant in UTC, RFC 3339 with `Z`. */
export const Instant = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/);

/**
 * The name of somebody who works with Trailproof. It stays as it is while the people of a trail are
 * pseudonymised, and so does every `Profile`.
 */
export const AuthorName = z.string();

/** What a person is typing: it stays as it is shown, for places in it are spoken of. */
export const AsTyped = z.string().max(4000);
