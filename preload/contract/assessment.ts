/** Frameworks, assessments and their papers: shapes of both sides. */
import { z } from 'zod';
import { AssessmentId, ControlId, FrameworkId, Instant, Sha256 } from './ids.ts';
import { Profile } from './domain.ts';

export const FrameworkSummary = z.strictObject({
  id: FrameworkId,
  name: z.string(),
  version: z.string(),
  controls: z.number().int(),
});
export type FrameworkSummary = z.infer<typeof FrameworkSummary>;

/** The results a control of a framework may be concluded with, in that framework's own scale. */
export const controlResults = [
  'not-evaluable',
  'no-deviation',
  'deviation',
  'not-applicable',
] as const;
export const ControlResult = z.enum(controlResults);
export type ControlResult = z.infer<typeof ControlResult>;

export const Conclusion = z.strictObject({
  result: ControlResult,
  rationale: z.string(),
  at: Instant,
  author: Profile,
  seq: z.number().int(),
  hash: Sha256,
});
export type Conclusion = z.infer<typeof Conclusion>;

export const Population = z.strictObject({
  count: z.number().int(),
  hash: Sha256,
  first: Instant.nullable(),
  last: Instant.nullable(),
});
export type Population = z.infer<typeof Population>;

export const ControlSummary = z.strictObject({
  id: ControlId,
  title: z.string(),
  population: z.number().int(),
  conclusion: ControlResult.nullable(),
});
export type ControlSummary = z.infer<typeof ControlSummary>;

export const Assessment = z.strictObject({
  id: AssessmentId,
  name: z.string(),
  framework: FrameworkSummary,
  frameworkHash: Sha256,
  from: Instant,
  to: Instant,
  accounts: z.array(z.string()),
  regions: z.array(z.string()),
  createdAt: Instant,
  createdBy: Profile,
  controls: z.array(ControlSummary),
});
export type Assessment = z.infer<typeof Assessment>;

/** A control's paper: what was asked, what was found, what a person concludes. */
export const Workpaper = z.strictObject({
  assessment: AssessmentId,
  control: ControlId,
  title: z.string(),
  /** Why CloudTrail speaks to this control, in our words. */
  rationale: z.string(),
  /** What the logs cannot show here. */
  limitation: z.string(),
  rule: z.strictObject({
    id: z.string(),
    title: z.string(),
    sentence: z.string(),
    yaml: z.string(),
    sha256: Sha256,
    /** Where our condition departs from the benchmark's printed one, and why. */
    deviations: z.array(z.string()),
  }),
  population: Population,
  /** Result offered before anybody concludes, with its ground. */
  proposed: z.strictObject({ result: ControlResult, ground: z.string() }),
  conclusion: Conclusion.nullable(),
  history: z.array(Conclusion),
});
export type Workpaper = z.infer<typeof Workpaper>;
