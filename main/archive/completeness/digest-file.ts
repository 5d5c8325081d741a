import { z } from 'zod';
import { isPlausible } from './places.ts';

const time = z.string().refine((text) => isPlausible(Date.parse(text)));

/** A digest file's members that are judged (CloudTrail user guide, "Digest file structure"). */
const DigestBody = z.looseObject({
  digestStartTime: time,
  digestEndTime: time,
  digestS3Bucket: z.string(),
  digestS3Object: z.string(),
  digestPublicKeyFingerprint: z.string(),
  digestSignatureAlgorithm: z.unknown(),
  previousDigestS3Bucket: z.string().nullish(),
  previousDigestS3Object: z.string().nullish(),
  previousDigestHashValue: z.string().nullish(),
  previousDigestHashAlgorithm: z.unknown(),
  previousDigestSignature: z.string().nullable(),
  logFiles: z.array(
    z.looseObject({
      s3Object: z.string(),
      hashValue: z.string(),
      hashAlgorithm: z.unknown(),
      oldestEventTime: z.string().nullish(),
      newestEventTime: z.string().nullish(),
    }),
  ),
});
export type DigestBody = z.infer<typeof DigestBody>;

/** Undefined if the text is no digest, or lacks what its check needs. */
export function digestBody(text: Buffer): DigestBody | undefined {
  try {
    return DigestBody.safeParse(JSON.parse(text.toString('utf8'))).data;
  } catch {
    return undefined;
  }
}

/**
 * What CloudTrail signs: RSASSA-PKCS1-v1_5 with SHA-256 over these UTF-8 bytes (CloudTrail user guide,
 * "Custom implementations of CloudTrail log file integrity validation").
 *
 * @param hash SHA-256 of the uncompressed digest, in hex
 */
export function stringToSign(
  body: Pick<
    DigestBody,
    'digestEndTime' | 'digestS3Bucket' | 'digestS3Object' | 'previousDigestSignature'
  >,
  hash: string,
): string {
  const { digestEndTime, digestS3Bucket, digestS3Object, previousDigestSignature } = body;
  return [
    digestEndTime,
    `${digestS3Bucket}/${digestS3Object}`,
    hash,
    previousDigestSignature ?? 'null',
  ].join('\n');
}
