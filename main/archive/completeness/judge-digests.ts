import type { Finding } from '../../../preload/contract/completeness.ts';
import type { DigestBody } from './digest-file.ts';
import { isSignedBy, judgeDigest, type DigestVerdict } from './judge-digest.ts';
import { textOf } from '../json.ts';
import { finding, hour, type ChainName, type JudgedDigest } from './judged.ts';
import type { KeyRing } from './keys.ts';
import { baseName, digestName, placeOf, type DigestName } from './places.ts';
import type { DigestFile, TrailFiles } from './trail-files.ts';

/** A chain with all that is there of it, oldest first, and the keys that are named but absent. */
export interface Chain extends ChainName {
  readonly digests: readonly JudgedDigest[];
  /** Keys of digests that the metadata or a neighbour names, by the end of their time in ms. */
  readonly absent: readonly { readonly key: string; readonly end: number }[];
}

/** Judges every digest by itself and by its neighbour, and finds out what is named but absent. */
export function judgeDigests(files: TrailFiles, keys: KeyRing): Chain[] {
  const quotes = quotedSignatures(files.digests);
  const named = namedChains(files);
  const groups = new Map<string, { name: ChainName; digests: JudgedDigest[] }>();
  const groupOf = (name: ChainName): JudgedDigest[] => {
    const id = idOf(name);
    const group = groups.get(id) ?? { name, digests: [] };
    groups.set(id, group);
    return group.digests;
  };
  const seen = new Set<string>();
  for (const file of files.digests) {
    const name = chainOf(file);
    const key = placeOf(file.body?.digestS3Object ?? file.path);
    // The same text compressed anew, from another copy of the trail.
    const id = file.content.ok && !file.content.hasTail ? `${key} ${file.content.hash}` : undefined;
    if (id !== undefined && seen.has(id)) continue;
    if (id !== undefined) seen.add(id);
    const verdict = judgeDigest(file, {
      keys,
      metadata: files.metadata.get(key) ?? [],
      hasMetadata: named.has(idOf(name)),
      quoted: quotes.get(baseName(key)) ?? [],
      isBackfill: name.isBackfill,
    });
    groupOf(name).push(judgedOf(file, name, verdict));
  }
  for (const { name } of named.values()) groupOf(name);
  const present = presentNames(files.digests);
  return [...groups].map(([id, { name, digests }]) => {
    const linked = withLinks(
      digests.toSorted((a, b) => a.to - b.to),
      keys,
    );
    const keysNamed = [...(named.get(id)?.keys ?? []), ...previousKeys(linked)];
    return {
      ...name,
      digests: linked,
      absent: absentOf(keysNamed, present),
    };
  });
}

function judgedOf(file: DigestFile, name: ChainName, verdict: DigestVerdict): JudgedDigest {
  const { body, path } = file;
  const end = digestName(body?.digestS3Object ?? path)?.end ?? 0;
  const to = body === undefined ? end : Date.parse(body.digestEndTime);
  const from = body === undefined ? end - hour : Date.parse(body.digestStartTime);
  const place = body?.digestS3Object ?? path;
  const judged = { ...name, file, body, place: verdict.ok ? place : path, from, to };
  const wrong = (code: Finding['code'], detail: string): Finding[] => [
    finding(code, name, { place: path, from, to }, detail),
  ];
  if (!verdict.ok) {
    const { code, detail } = verdict;
    return { ...judged, isProven: false, key: null, findings: wrong(code, detail) };
  }
  const findings = verdict.tail
    ? wrong('digest-trailing-data', 'Bytes were appended behind the end of its compressed data.')
    : [];
  return { ...judged, isProven: true, key: verdict.key.origin, findings };
}

/** A digest says the hash and the signature of the one before it; AWS's command compares neither. */
function withLinks(digests: readonly JudgedDigest[], keys: KeyRing): JudgedDigest[] {
  const byName = new Map(
    digests
      .filter(({ isProven }) => isProven)
      .map((each) => [baseName(each.body?.digestS3Object ?? ''), each]),
  );
  return digests.map((digest) => {
    const { body, isProven } = digest;
    if (!isProven || !body?.previousDigestS3Object) return digest;
    const before = byName.get(baseName(body.previousDigestS3Object))?.file;
    // One that is not proven is told by itself: then the link must break, and says nothing new.
    if (!before?.content.ok || before.body === undefined) return digest;
    const wrong = brokenLink(digest, body, { hash: before.content.hash, body: before.body, keys });
    return wrong === undefined ? digest : { ...digest, findings: [...digest.findings, wrong] };
  });
}

/** RSA signatures of this kind are unique: one that verifies is the one in the metadata. */
function brokenLink(
  digest: JudgedDigest,
  said: DigestBody,
  before: { readonly hash: string; readonly body: DigestBody; readonly keys: KeyRing },
): Finding | undefined {
  const at = { place: digest.file?.path ?? digest.place, from: digest.from, to: digest.to };
  const name = said.previousDigestS3Object ?? '';
  if (said.previousDigestHashValue?.toLowerCase() !== before.hash) {
    const detail = `Its previousDigestHashValue is not the hash of ${name}.`;
    return finding('digest-previous-hash', digest, at, detail);
  }
  const key = before.keys.get(before.body.digestPublicKeyFingerprint.toLowerCase());
  const quoted = said.previousDigestSignature ?? '';
  if (key !== undefined && isSignedBy(key, before.body, before.hash, quoted)) return undefined;
  const detail = `Its previousDigestSignature is not the signature of ${name}.`;
  return finding('digest-previous-signature', digest, at, detail);
}

function chainOf({ name, body, path }: DigestFile): ChainName {
  const key = body?.digestS3Object ?? path;
  const said = digestName(key) ?? name;
  if (said !== undefined) return chainName(said, key);
  const account = textOf(body?.['awsAccountId']) || 'unknown';
  return { account, region: 'unknown', trail: 'unknown', scope: account, isBackfill: false };
}

function chainName({ account, region, trail, isBackfill }: DigestName, key: string): ChainName {
  const scope = /AWSLogs\/(o-[a-z0-9]+)\//.exec(key)?.[1] ?? account;
  return { account, region, trail, scope, isBackfill };
}

/** Chains that the metadata tells of, with the keys of their digests. */
function namedChains({ metadata }: TrailFiles): Map<string, { name: ChainName; keys: string[] }> {
  const chains = new Map<string, { name: ChainName; keys: string[] }>();
  for (const [{ key } = { key: '' }] of metadata.values()) {
    const said = digestName(key);
    if (said === undefined) continue;
    const name = chainName(said, key);
    const chain = chains.get(idOf(name)) ?? { name, keys: [] };
    chain.keys.push(key);
    chains.set(idOf(name), chain);
  }
  return chains;
}

/** By the name of the digest that it is the signature of. */
function quotedSignatures(digests: readonly DigestFile[]): Map<string, string[]> {
  const quotes = new Map<string, string[]>();
  for (const { body } of digests) {
    if (!body?.previousDigestS3Object || body.previousDigestSignature === null) continue;
    const name = baseName(body.previousDigestS3Object);
    quotes.set(name, [...(quotes.get(name) ?? []), body.previousDigestSignature]);
  }
  return quotes;
}

function previousKeys(digests: readonly JudgedDigest[]): string[] {
  return digests.flatMap(({ body }) => body?.previousDigestS3Object ?? []);
}

/** A digest's file name is its own wherever it lies; one that was moved is there, too. */
function presentNames(digests: readonly DigestFile[]): ReadonlySet<string> {
  return new Set(
    digests.flatMap(({ body, places }) => [
      ...places.map(baseName),
      ...(body === undefined ? [] : [baseName(body.digestS3Object)]),
    ]),
  );
}

function absentOf(keys: readonly string[], present: ReadonlySet<string>): Chain['absent'] {
  const absent = new Map<string, { key: string; end: number }>();
  for (const key of keys) {
    const end = digestName(key)?.end;
    if (end !== undefined && !present.has(baseName(key))) absent.set(baseName(key), { key, end });
  }
  return [...absent.values()].sort((a, b) => a.end - b.end);
}

function idOf({ account, region, trail, isBackfill }: ChainName): string {
  return JSON.stringify([account, region, trail, isBackfill]);
}
