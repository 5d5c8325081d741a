/**
 * Every way in which a call may end badly, as a closed set of stable codes. The code is what
 * programs decide on; the message is one sentence for a person: what, where, what to do.
 */
import { z } from 'zod';

export const problemCodes = [
  'bad_request', // the payload did not fit the contract
  'unknown_call',
  'forbidden_sender',
  'cancelled',
  'not_found',
  'no_engagement', // nothing is open
  'no_profile', // an act of a person without a person
  'not_an_archive',
  'archive_from_future',
  'archive_damaged',
  'busy', // another writer holds the archive
  'unreadable', // a file or folder cannot be read
  'unwritable', // a file cannot be written
  'nothing_to_import',
  'bad_query',
  'bad_rule',
  'wrong_password',
  'bad_key', // a PKCS#12 that cannot sign
  'refused',
  'unreachable', // another machine did not answer, or not as it should
  'engine_gone', // the engine process ended while it worked on the call
  'internal',
] as const;

export const ProblemCode = z.enum(problemCodes);
export type ProblemCode = z.infer<typeof ProblemCode>;

export const ProblemEnvelope = z.strictObject({
  code: ProblemCode,
  message: z.string(),
  details: z.record(z.string(), z.unknown()).optional(),
});
export type ProblemEnvelope = z.infer<typeof ProblemEnvelope>;

/** An expected failure: thrown with a stable code, crosses every border as its envelope. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ProblemCode;
  readonly details: Record<string, unknown> | undefined;

  constructor(code: ProblemCode, message: string, details?: Record<string, unknown>) {
    super(message);
    this.code = code;
    this.details = details;
  }
}

/**
 * The envelope of anything thrown. What is not a Problem becomes `internal` with a fixed sentence:
 * the stack and the original message stay on the side that threw.
 */
export function toEnvelope(thrown: unknown): ProblemEnvelope {
  if (thrown instanceof Problem) {
    const { code, message, details } = thrown;
    return details === undefined ? { code, message } : { code, message, details };
  }
  return {
    code: 'internal',
    message: 'Something went wrong inside Trailproof. The log names it; nothing was changed.',
  };
}
