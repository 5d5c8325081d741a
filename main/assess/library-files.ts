/** The shapes of the files under assets/: frameworks and the packs that tie controls to rules. */
import { z } from 'zod';
import { ControlResult } from '../../preload/contract/assessment.ts';
import { FrameworkId } from '../../preload/contract/ids.ts';

const line = z.string().trim().min(1).max(300);
const paragraph = z.string().trim().min(1).max(4000);

/** Whose words a text is in: nothing else may be shipped. */
const TextStatus = z.enum(['own-words', 'public-domain', 'eu-law']);

const Node = z.strictObject({
  id: z.string().min(1).max(60),
  parent: z.string().nullable(),
  title: line,
  textStatus: TextStatus,
  /** False for a heading: only assessable nodes are controls. */
  assessable: z.boolean(),
});

/** `frameworks/<id>/<version>.json` */
export const FrameworkFile = z.strictObject({
  schema: z.literal('trailproof-framework/1'),
  id: z.string().regex(/^[a-z0-9-]+$/),
  version: z.string().regex(/^[A-Za-z0-9.-]+$/),
  name: line,
  publisher: line,
  url: z.url(),
  textStatus: TextStatus,
  licenceNote: paragraph,
  nodes: z.array(Node).min(1),
});
export type FrameworkFile = z.infer<typeof FrameworkFile>;

const PackControl = z.strictObject({
  control: z.string().min(1).max(60),
  /** Name of the file under rules/, without `.yml`. */
  rule: z.string().regex(/^[a-z0-9-]+$/),
  role: z.literal('population'),
  rationale: paragraph,
  limitation: paragraph.optional(),
  deviations: z.array(paragraph),
});

/** `packs/<framework id>@<version>.yaml` */
export const PackFile = z.strictObject({
  schema: z.literal('trailproof-pack/1'),
  framework: FrameworkId,
  textStatus: TextStatus,
  /** What holds for every control of the pack; a control's own words come on top. */
  limitation: paragraph,
  proposed: z.strictObject({ result: ControlResult, ground: paragraph }),
  deviations: z.array(paragraph),
  controls: z.array(PackControl).min(1),
});
export type PackFile = z.infer<typeof PackFile>;
