import { createHash } from 'node:crypto';
import { DigestChain, type SignedDigest } from './digest-chain.ts';
import { DELIVERY_STEP, digestWindows, lastDeliveryBefore } from './digest-windows.ts';
import { gzipPlainly, logKey, type ObjectFolder, type Stream } from './log-file.ts';
import { Random } from './random.ts';
import type { Planned, RecordKind } from './record.ts';
import type { SigningKey } from './rsa-key.ts';
import { SECOND } from './time.ts';
import type { World } from './world.ts';

/** A busy five minutes is delivered as several files. */
const RECORDS_PER_FILE = 400;

interface Entry {
  readonly at: number;
  /** Records stand nearly in order of time in a file, as in delivered ones. */
  readonly order: number;
  readonly text: string;
}

interface Pending {
  readonly stream: Stream;
  readonly kind: RecordKind;
  readonly delivered: number;
  readonly entries: Entry[];
}

/** Gathers records into log files and digests, and writes them as their time comes. */
export class Delivery {
  files = 0;
  digests = 0;
  readonly #world: World;
  readonly #folder: ObjectFolder;
  readonly #random: Random;
  readonly #chains = new Map<string, DigestChain>();
  readonly #pending = new Map<string, Pending>();
  readonly #onDigest: (digest: SignedDigest) => void;

  constructor(
    world: World,
    folder: ObjectFolder,
    keyAt: (at: number) => SigningKey,
    onDigest: (digest: SignedDigest) => void,
  ) {
    this.#world = world;
    this.#folder = folder;
    this.#random = new Random(world.seed, 'delivery');
    this.#onDigest = onDigest;
    const { organisation } = world;
    for (const { id: account } of organisation.accounts) {
      for (const { name: region } of organisation.regions) {
        const stream = { account, region };
        const offset =
          new Random(world.seed, 'digests', account, region).between(100, 220) * SECOND;
        const chain = new DigestChain(organisation, stream, digestWindows(world, offset), keyAt);
        this.#chains.set(`${account} ${region}`, chain);
      }
    }
  }

  add({ at, record, kind }: Planned): void {
    const stream = { account: record.recipientAccountId, region: record.awsRegion };
    const delivered = this.#deliveryOf(at);
    const key = `${stream.account} ${stream.region} ${kind} ${delivered}`;
    let pending = this.#pending.get(key);
    if (pending === undefined) {
      pending = { stream, kind, delivered, entries: [] };
      this.#pending.set(key, pending);
    }
    const order = at + this.#random.between(0, 40) * SECOND;
    pending.entries.push({ at, order, text: JSON.stringify(record) });
  }

  /** Writes what is delivered before `now`; no record of before may be added afterwards. */
  flush(now: number): void {
    for (const [key, pending] of this.#pending) {
      if (pending.delivered >= now) continue;
      this.#pending.delete(key);
      pending.entries.sort((left, right) => left.order - right.order);
      for (let first = 0; first < pending.entries.length; first += RECORDS_PER_FILE) {
        this.#write(pending, pending.entries.slice(first, first + RECORDS_PER_FILE));
      }
    }
    for (const chain of this.#chains.values()) {
      for (const digest of chain.due(now)) {
        this.#folder.write(digest.key, gzipPlainly(digest.text));
        this.#onDigest(digest);
        this.digests += 1;
      }
    }
  }

  /** Writes the rest. Throws if a log file were left out of every digest. */
  finish(): void {
    this.flush(Number.POSITIVE_INFINITY);
    const uncovered = [...this.#chains.values()].reduce((sum, chain) => sum + chain.uncovered, 0);
    if (uncovered > 0) throw new Error(`${uncovered} log files are in no digest`);
  }

  /** One record in thirty arrives a file later than its neighbours. */
  #deliveryOf(at: number): number {
    const { outage } = this.#world;
    const boundary = (Math.floor(at / DELIVERY_STEP) + 1) * DELIVERY_STEP;
    const delivered = boundary + (this.#random.chance(1 / 30) ? DELIVERY_STEP : 0);
    return at <= outage.from ? Math.min(delivered, lastDeliveryBefore(this.#world)) : delivered;
  }

  #write(pending: Pending, entries: readonly Entry[]): void {
    const { stream, kind, delivered } = pending;
    const unique = this.#random.alphanumeric(16);
    const key = logKey(this.#world.organisation, stream, kind, delivered, unique);
    const text = `{"Records":[${entries.map((entry) => entry.text).join(',')}]}`;
    this.#folder.write(key, gzipPlainly(text));
    this.files += 1;
    const times = entries.map((entry) => entry.at);
    this.#chains.get(`${stream.account} ${stream.region}`)?.add({
      key,
      sha256: createHash('sha256').update(text).digest('hex'),
      delivered,
      oldest: Math.min(...times),
      newest: Math.max(...times),
    });
  }
}
