import type { Finding, FindingCode, NamedLog } from '../../../preload/contract/completeness.ts';
import type { DigestBody } from './digest-file.ts';
import { hashAlgorithm } from './judge-digest.ts';
import { finding, type JudgedDigest } from './judged.ts';
import { baseName, placeOf } from './places.ts';
import type { LogFile } from './trail-files.ts';

type Named = DigestBody['logFiles'][number];

/** What became of a log file that a digest names. */
export interface LogVerdict {
  readonly state: NamedLog['state'];
  readonly detail: string;
  readonly objects: readonly number[];
  /** A file that lies at its place, and is another one. */
  readonly findings: readonly Finding[];
}

/** Log files by where they lie and by what they hold: a name is only where to look for a file. */
export class LogIndex {
  readonly #byPlace = new Map<string, LogFile[]>();
  readonly #byHash = new Map<string, LogFile[]>();

  constructor(logs: readonly LogFile[]) {
    for (const log of logs) {
      for (const place of log.places) put(this.#byPlace, place, log);
      if (log.content.ok) put(this.#byHash, log.content.hash, log);
    }
  }

  /** Judges a log file that a digest names; of one that is not proven, only which one it is. */
  judge(named: Named, digest: JudgedDigest): LogVerdict {
    const here = this.#at(named.s3Object);
    const same = this.#byHash.get(named.hashValue.toLowerCase()) ?? [];
    const objects = [...here, ...same].map(({ object }) => object);
    if (!digest.isProven) {
      const state = here.length + same.length > 0 ? 'unchecked' : 'missing';
      return { state, detail: 'Its digest is not valid.', objects, findings: [] };
    }
    const wrong = (code: FindingCode, detail: string): LogVerdict => ({
      state: code === 'log-missing' ? 'missing' : 'invalid',
      detail,
      objects,
      findings: [findingOf(code, named, digest, here[0]?.path, detail)],
    });
    if (named.hashAlgorithm !== hashAlgorithm) {
      const said = String(named.hashAlgorithm);
      return wrong('log-algorithm', `Its digest names the hash algorithm ${said}.`);
    }
    if (same.some(({ content }) => content.ok && !content.hasTail)) {
      return {
        state: 'valid',
        detail: '',
        objects,
        findings: strangers(here, same, named, digest),
      };
    }
    if (same.length > 0) {
      const detail = 'Bytes were appended behind the end of its compressed data.';
      return wrong('log-trailing-data', detail);
    }
    const [found] = here;
    if (found === undefined) return wrong('log-missing', 'The log file is not there.');
    if (!found.content.ok)
      return wrong('log-unreadable', `It cannot be read: ${found.content.detail}.`);
    return wrong('log-hash', 'Its hash is not the one that the digest names.');
  }

  #at(key: string): readonly LogFile[] {
    return this.#byPlace.get(placeOf(key)) ?? this.#byPlace.get(baseName(key)) ?? [];
  }
}

/** Another file under the same name, beside the one that is signed. */
function strangers(
  here: readonly LogFile[],
  same: readonly LogFile[],
  named: Named,
  digest: JudgedDigest,
): Finding[] {
  return here
    .filter((log) => !same.includes(log))
    .map(({ path }) =>
      findingOf('log-hash', named, digest, path, 'A second file of that name has another hash.'),
    );
}

function findingOf(
  code: FindingCode,
  named: Named,
  digest: JudgedDigest,
  path: string | undefined,
  detail: string,
): Finding {
  const { from, to } = digest;
  return finding(code, digest, { place: path ?? named.s3Object, from, to }, detail);
}

function put(map: Map<string, LogFile[]>, key: string, log: LogFile): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [log]);
  else known.push(log);
}
