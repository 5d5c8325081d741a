import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import type { KeyOrigin } from '../../../preload/contract/completeness.ts';
import { actsNamed } from '../acts.ts';
import type { ReadDb } from '../handles.ts';
import { sql } from '../sql.ts';
import { isRecord, parsedJson } from './parsed-json.ts';

/** A public key of ListPublicKeys, and on whose word it is AWS's. */
export interface KnownKey {
  readonly fingerprint: string;
  readonly origin: KeyOrigin;
  readonly source: string;
  /** Undefined if its bytes are no RSA key. */
  readonly key: KeyObject | undefined;
}

/** Keys by fingerprint. */
export type KeyRing = ReadonlyMap<string, KnownKey>;

/** A key as ListPublicKeys answers it: `Value` is DER in Base64. */
interface ListedKey {
  readonly Value: string;
  readonly Fingerprint: string;
}

/** An answer of ListPublicKeys in the act `keys.fetched`, and who asked where. */
interface FetchedKeys {
  readonly caller: string;
  /** Null: AWS's own. */
  readonly endpoint: string | null;
  /** As `aws cloudtrail list-public-keys` writes it. */
  readonly answer: string;
}

/**
 * Every key that the archive knows: those that a collection fetched, those of imported
 * `list_public_keys.json`, and those of further files. Only what AWS itself told us is "confirmed by
 * us": a client could sign everything with a key of its own, and hand that over in a file or at an
 * endpoint of its own. A key that was fetched and supplied is confirmed.
 *
 * @param files texts of ListPublicKeys with their names
 */
export function keyRing(
  db: ReadDb,
  files: readonly { readonly name: string; readonly text: string }[] = [],
): KeyRing {
  const ring = new Map<string, KnownKey>();
  const add = (text: string, origin: KeyOrigin, source: string): void => {
    for (const listed of listedKeys(text)) {
      const known = keyOf(listed, origin, source);
      if (!ring.has(known.fingerprint)) ring.set(known.fingerprint, known);
    }
  };
  const fetched = actsNamed(db, 'keys.fetched').flatMap(({ at, author, body }) =>
    (body['items'] as readonly FetchedKeys[]).map((item) => ({
      ...item,
      isOfAws: isAws(item.endpoint),
      source: `fetched by ${author.name} on ${at.slice(0, 10)} as ${item.caller}`,
    })),
  );
  for (const { isOfAws, answer, source } of fetched) if (isOfAws) add(answer, 'confirmed', source);
  const sidecars = db.all<{ name: string; bytes: Buffer }>(
    sql`SELECT name, bytes FROM sidecar WHERE kind = 'public-keys' ORDER BY run, name`,
  );
  for (const { name, bytes } of sidecars) add(bytes.toString('utf8'), 'supplied', name);
  for (const { name, text } of files) add(text, 'supplied', name);
  for (const { isOfAws, answer, source, endpoint } of fetched) {
    if (!isOfAws) add(answer, 'supplied', `${source}, at ${String(endpoint)}`);
  }
  return ring;
}

/** Hosts of AWS's own endpoints, interface endpoints included (AWS General Reference, "Endpoints"). */
const awsHosts = ['.amazonaws.com', '.amazonaws.com.cn', '.api.aws'];

/** True for AWS itself, whose name the connection's certificate has proved. */
export function isAws(endpoint: string | null): boolean {
  if (endpoint === null) return true;
  if (!URL.canParse(endpoint)) return false;
  const { protocol, hostname } = new URL(endpoint);
  return protocol === 'https:' && awsHosts.some((host) => hostname.endsWith(host));
}

/** The keys of an answer of ListPublicKeys; a text that is none has no keys. */
export function listedKeys(text: string): ListedKey[] {
  const value = parsedJson(text);
  const list = isRecord(value) ? value['PublicKeyList'] : undefined;
  if (!Array.isArray(list)) return [];
  return list.filter(
    (each): each is ListedKey =>
      isRecord(each) &&
      typeof each['Value'] === 'string' &&
      typeof each['Fingerprint'] === 'string',
  );
}

/**
 * The fingerprint is the MD5 of the DER bytes (seen on all keys that AWS has published): a key under
 * another one's fingerprint is not read. AWS documents PKCS#1, and has published one in SPKI.
 */
function keyOf({ Value, Fingerprint }: ListedKey, origin: KeyOrigin, source: string): KnownKey {
  const der = Buffer.from(Value, 'base64');
  const fingerprint = Fingerprint.toLowerCase();
  const isOwn = createHash('md5').update(der).digest('hex') === fingerprint;
  return { fingerprint, origin, source, key: isOwn ? publicKey(der) : undefined };
}

function publicKey(der: Buffer): KeyObject | undefined {
  for (const type of ['pkcs1', 'spki'] as const) {
    try {
      return createPublicKey({ key: der, format: 'der', type });
    } catch {
      continue;
    }
  }
  return undefined;
}
