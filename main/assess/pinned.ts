import { z } from 'zod';
import { ControlResult } from '../../preload/contract/assessment.ts';
import { FrameworkId, Sha256 } from '../../preload/contract/ids.ts';
import { canonical } from '../platform/canonical.ts';
import { sha256Hex } from '../platform/hash.ts';

const text = z.string();

/**
 * A framework as an assessment uses it: everything that decides what is asked and what is found,
 * the rules' full text included. It is pinned into the assessment, so that later versions of the
 * library never change a running audit.
 */
export const PinnedFramework = z.strictObject({
  id: FrameworkId,
  name: text,
  version: text,
  publisher: text,
  url: text,
  licenceNote: text,
  controls: z.array(
    z.strictObject({
      id: text,
      title: text,
      rationale: text,
      limitation: text,
      proposed: z.strictObject({ result: ControlResult, ground: text }),
      rule: z.strictObject({
        id: text,
        title: text,
        yaml: text,
        sha256: Sha256,
        deviations: z.array(text),
      }),
    }),
  ),
});
export type PinnedFramework = z.infer<typeof PinnedFramework>;
export type PinnedControl = PinnedFramework['controls'][number];

/** The text that is stored and hashed: canonical JSON (RFC 8785), and its SHA-256. */
export function pinnedText(framework: PinnedFramework): { json: string; sha256: string } {
  const json = canonical(framework);
  return { json, sha256: sha256Hex(json) };
}
