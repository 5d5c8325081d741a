/** Hiding the people of a trail on the screen: shapes and calls. */
import { z } from 'zod';
import { ActDone } from './annotations.ts';
import { AuthorName, Instant } from './ids.ts';

/** Whether people are pseudonymised on screen, and the last act that said so. */
export const PrivacyState = z.strictObject({
  isOn: z.boolean(),
  by: AuthorName.nullable(),
  at: Instant.nullable(),
  /** Why it was lifted; null while it is on, and if it never was. */
  reason: z.string().nullable(),
});
export type PrivacyState = z.infer<typeof PrivacyState>;

/** The most texts, and the longest, that are put into the words of now at once. */
export const mostShown = 1000;
export const longestShown = 4_000_000;

const nothing = z.strictObject({});
const texts = z.array(z.string().max(longestShown)).max(mostShown);

/** Answered by the engine. */
export const privacyCalls = {
  'privacy.state': { input: nothing, output: PrivacyState },
  /** From now on no name of a person crosses to the window. */
  'privacy.turnOn': { input: nothing, output: ActDone },
  'privacy.lift': {
    input: z.strictObject({ reason: z.string().trim().min(1).max(20_000) }),
    output: ActDone,
  },
  /** Texts that the window keeps, as they read now: with pseudonyms, or with names. */
  'privacy.shown': {
    input: z.strictObject({ texts }),
    output: z.strictObject({ texts: z.array(z.string()) }),
  },
} as const;
