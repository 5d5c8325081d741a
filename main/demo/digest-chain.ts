import { createHash, sign } from 'node:crypto';
import type { DigestWindow } from './digest-windows.ts';
import type { Stream } from './log-file.ts';
import type { Organisation } from './organisation.ts';
import type { SigningKey } from './rsa-key.ts';
import { compactSecond, dayFolder, rfc3339 } from './time.ts';

/** A delivered log file as a digest reports it. */
export interface DeliveredLog {
  readonly key: string;
  readonly sha256: string;
  readonly delivered: number;
  readonly oldest: number;
  readonly newest: number;
}

/** A digest file ready to be written, and its signature, which S3 keeps as object metadata. */
export interface SignedDigest {
  readonly key: string;
  readonly text: string;
  readonly signature: string;
}

interface Previous {
  readonly key: string;
  readonly sha256: string;
  readonly signature: string;
}

/** The digests of one account and region, made in order of time. */
export class DigestChain {
  readonly #organisation: Organisation;
  readonly #stream: Stream;
  readonly #windows: readonly DigestWindow[];
  readonly #keyAt: (at: number) => SigningKey;
  #next = 0;
  #logs: DeliveredLog[] = [];
  #previous: Previous | null = null;

  constructor(
    organisation: Organisation,
    stream: Stream,
    windows: readonly DigestWindow[],
    keyAt: (at: number) => SigningKey,
  ) {
    this.#organisation = organisation;
    this.#stream = stream;
    this.#windows = windows;
    this.#keyAt = keyAt;
  }

  add(log: DeliveredLog): void {
    this.#logs.push(log);
  }

  /** The digests whose window has ended at `now`; every log delivered until then must be added. */
  *due(now: number): Generator<SignedDigest> {
    for (;;) {
      const window = this.#windows[this.#next];
      if (window === undefined || window.to > now) return;
      this.#next += 1;
      yield this.#digest(window);
    }
  }

  /** Logs that no window has covered. A finished chain has none. */
  get uncovered(): number {
    return this.#logs.length;
  }

  #digest(window: DigestWindow): SignedDigest {
    const organisation = this.#organisation;
    const logs = this.#logs.filter((log) => log.delivered < window.to);
    this.#logs = this.#logs.filter((log) => log.delivered >= window.to);
    const signingKey = this.#keyAt(window.to);
    const previous = window.starts ? null : this.#previous;
    const key = digestKey(organisation, this.#stream, window.to);
    const end = rfc3339(window.to);
    const text = JSON.stringify({
      awsAccountId: this.#stream.account,
      digestStartTime: rfc3339(window.from),
      digestEndTime: end,
      digestS3Bucket: organisation.bucket,
      digestS3Object: key,
      digestPublicKeyFingerprint: signingKey.fingerprint,
      digestSignatureAlgorithm: 'SHA256withRSA',
      newestEventTime: timeOrNull(
        logs.map((log) => log.newest),
        Math.max,
      ),
      oldestEventTime: timeOrNull(
        logs.map((log) => log.oldest),
        Math.min,
      ),
      previousDigestS3Bucket: previous === null ? null : organisation.bucket,
      previousDigestS3Object: previous?.key ?? null,
      previousDigestHashValue: previous?.sha256 ?? null,
      previousDigestHashAlgorithm: previous === null ? null : 'SHA-256',
      previousDigestSignature: previous?.signature ?? null,
      logFiles: logs.map((log) => ({
        s3Bucket: organisation.bucket,
        s3Object: log.key,
        hashValue: log.sha256,
        hashAlgorithm: 'SHA-256',
        newestEventTime: rfc3339(log.newest),
        oldestEventTime: rfc3339(log.oldest),
      })),
    });
    const sha256 = createHash('sha256').update(text).digest('hex');
    const toSign = `${end}\n${organisation.bucket}/${key}\n${sha256}\n${previous?.signature ?? 'null'}`;
    const signature = sign('RSA-SHA256', Buffer.from(toSign), signingKey.privateKey).toString(
      'hex',
    );
    this.#previous = { key, sha256, signature };
    return { key, text, signature };
  }
}

function digestKey(organisation: Organisation, { account, region }: Stream, to: number): string {
  const folder = `AWSLogs/${organisation.id}/${account}/CloudTrail-Digest/${region}/${dayFolder(to)}`;
  const { trail, homeRegion } = organisation;
  return `${folder}/${account}_CloudTrail-Digest_${region}_${trail}_${homeRegion}_${compactSecond(to)}.json.gz`;
}

function timeOrNull(
  times: readonly number[],
  choose: (...times: number[]) => number,
): string | null {
  return times.length === 0 ? null : rfc3339(choose(...times));
}
