import { randomBytes } from 'node:crypto';
import { Integer, Null, OctetString } from 'asn1js';
import { AlgorithmIdentifier, MessageImprint, TimeStampReq } from 'pkijs';

const sha256 = '2.16.840.1.101.3.4.2.1';

/** What an authority is asked (RFC 3161, 2.4.1), and the number by which its answer is known. */
export interface StampRequest {
  /** DER of the TimeStampReq. */
  readonly bytes: Buffer;
  /** Content of the INTEGER as lower-case hex. */
  readonly nonce: string;
}

/**
 * Asks for a time stamp over a SHA-256, with the authority's certificate in the answer and a nonce of
 * 63 random bits: no answer of another day fits.
 *
 * @param imprint 64 hex digits; nothing else leaves this machine
 */
export function stampRequest(imprint: string): StampRequest {
  const nonce = randomBytes(8);
  // Positive, and without a leading zero byte, so that it has one encoding.
  nonce[0] = ((nonce[0] ?? 0) & 0x3f) | 0x40;
  const request = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: sha256, algorithmParams: new Null() }),
      hashedMessage: new OctetString({ valueHex: bytesOf(Buffer.from(imprint, 'hex')) }),
    }),
    nonce: new Integer({ valueHex: bytesOf(nonce) }),
    certReq: true,
  });
  return { bytes: Buffer.from(request.toSchema().toBER()), nonce: nonce.toString('hex') };
}

/** The library wants a buffer of its own: a Buffer of Node may be a part of a larger one. */
function bytesOf(bytes: Buffer): ArrayBuffer {
  return Uint8Array.from(bytes).buffer;
}
