import { z } from 'zod';

const Hash = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.number().int().nonnegative();

/**
 * `manifest.json` inside a report, version 1: what the report says about its own attachments and about
 * the archive it was made from. Members that are not listed here are allowed: the signature covers
 * them all the same.
 */
export const Manifest = z.object({
  format: z.literal('trailproof-report-manifest'),
  version: z.literal(1),
  ledger: z.object({ head: Hash, acts: count }),
  populations: z.array(z.object({ control: z.string(), count, hash: Hash })),
  /** SHA-256 of the certificates that the report was about to be signed with. */
  signer: z.object({ certificates: z.array(Hash) }).nullish(),
  files: z.array(z.object({ name: z.string(), size: count, sha256: Hash })),
});
export type Manifest = z.infer<typeof Manifest>;
