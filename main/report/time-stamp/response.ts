import { fromBER, Sequence } from 'asn1js';
import { PKIStatus, TimeStampResp } from 'pkijs';

/** What an authority answered (RFC 3161, 2.4.2). */
export type StampResponse =
  | { readonly kind: 'token'; readonly token: Buffer }
  /** `words` are the authority's own. */
  | { readonly kind: 'rejected'; readonly status: number; readonly words: string }
  | { readonly kind: 'other' };

/** Takes the token out of an answer, byte for byte as it came; judging it is the verifier's. */
export function readResponse(bytes: Uint8Array): StampResponse {
  const { result, offset } = fromBER(Uint8Array.from(bytes).buffer);
  if (offset !== bytes.length || !(result instanceof Sequence)) return { kind: 'other' };
  let response: TimeStampResp;
  try {
    response = new TimeStampResp({ schema: result });
  } catch {
    return { kind: 'other' };
  }
  const { status, statusStrings = [] } = response.status;
  const words = statusStrings.map((text) => text.valueBlock.value).join(' ');
  const [, token] = result.valueBlock.value;
  // What an authority modified, the verifier would find.
  const isGranted = status === PKIStatus.granted || status === PKIStatus.grantedWithMods;
  if (!isGranted || token === undefined) return { kind: 'rejected', status, words };
  return { kind: 'token', token: Buffer.from(token.valueBeforeDecodeView) };
}
