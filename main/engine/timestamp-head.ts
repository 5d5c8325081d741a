import type { StampedHead } from '../../preload/contract/integrity.ts';
import { Problem } from '../../preload/contract/errors.ts';
import { anchorActs } from '../archive/anchors.ts';
import { ledgerHead, recordAct, type Author } from '../archive/ledger.ts';
import { askAuthority, authorityUrl, type Asking } from '../report/time-stamp/authority.ts';
import { stampRequest } from '../report/time-stamp/request.ts';
import { checkStamp } from '../verify/index.ts';
import { patiently } from './patiently.ts';
import type { Session } from './session.ts';

/**
 * Has the ledger's head time-stamped (RFC 3161) and records the token, after the verifier found it
 * good and an answer to this very request. Only the head, a hash, leaves this machine.
 *
 * @throws Problem bad_request (the address), unreachable, refused (rejected, or no good time stamp)
 */
export async function timestampHead(
  { archive, read }: Session,
  author: Author,
  address: string,
  asking: Asking = {},
): Promise<StampedHead> {
  const url = authorityUrl(address);
  const head = ledgerHead(read);
  const { bytes, nonce } = stampRequest(head);
  const token = await askAuthority(url, bytes, asking);
  const stamp = checkStamp(token, head);
  const wrong = stamp.ok
    ? stamp.nonce === nonce
      ? undefined
      : 'it answers another request'
    : stamp.reason;
  if (!stamp.ok || wrong !== undefined) {
    throw new Problem(
      'refused',
      `The time stamp of ${url.host} is not good: ${wrong}. Nothing was recorded.`,
    );
  }
  const { at } = stamp;
  const authority = stamp.authority.name;
  const body = { head, at, authority, token: token.toString('base64') };
  const receipt = await patiently(archive, () =>
    recordAct(archive.write, author, anchorActs.stamp, body),
  );
  return { head, at, authority, seq: receipt.seq, hash: receipt.hash };
}
