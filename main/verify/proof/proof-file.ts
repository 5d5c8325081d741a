import { z } from 'zod';
import { Sha256 } from '../../../preload/contract/ids.ts';
import { canonical } from '../../platform/canonical.ts';

/** Bytes that a proof may have: no file that is larger is read. */
export const largestProof = 16 * 1024 * 1024;

const count = z.number().int().nonnegative();
const Way = z.strictObject({ index: count, size: count, path: z.array(Sha256).max(64) });
const Base64 = z.string().refine((text) => Buffer.from(text, 'base64').toString('base64') === text);

/** A proof of one record, version 1: docs/record-proof.md. */
export const Proof = z.strictObject({
  format: z.literal('trailproof-record-proof'),
  version: z.literal(1),
  record: z.union([z.strictObject({ text: z.string() }), z.strictObject({ base64: Base64 })]),
  inObject: Way,
  inStep: Way,
  seal: z.string(),
  step: z.string(),
  heads: z.array(z.tuple([z.string().max(200), count, Sha256])).max(10_000),
  head: Sha256,
  timeStamp: z.strictObject({ token: Base64, sha256: Sha256 }).nullable(),
});
export type Proof = z.infer<typeof Proof>;

/** True if the bytes say of themselves that they are a proof, whatever else is wrong with them. */
export function isProof(bytes: Uint8Array): boolean {
  const value = parsed(bytes);
  return (
    typeof value === 'object' &&
    value !== null &&
    'format' in value &&
    value.format === 'trailproof-record-proof'
  );
}

/**
 * The proof in a file, or what is wrong with its form. Each proof has one text only, canonical JSON
 * (RFC 8785) and a line feed: what is changed without changing a value is found too.
 */
export function readProof(bytes: Uint8Array): Proof | { readonly wrong: string } {
  const found = Proof.safeParse(parsed(bytes));
  if (!found.success) {
    const where = found.error.issues[0]?.path.join('.') ?? '';
    return {
      wrong: `it is not of a form that this version knows${where === '' ? '' : ` (at ${where})`}`,
    };
  }
  // Only now: what has the shape of a proof is not deep.
  return textOf(found.data)?.equals(bytes) === true
    ? found.data
    : { wrong: 'its text is not the one that a proof of these values has' };
}

/** Undefined if a text in it is half a character, which has no canonical JSON. */
function textOf(proof: Proof): Buffer | undefined {
  try {
    return Buffer.from(`${canonical(proof)}\n`);
  } catch {
    return undefined;
  }
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return undefined;
  }
}
