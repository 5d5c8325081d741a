import { grounds, identityKinds } from '../../../preload/contract/domain.ts';
import { sha256Hex } from '../../platform/hash.ts';
import { objectOf } from '../json.ts';
import { ByteStrings } from './byte-strings.ts';
import { idsPerSecond, keyOf, keyOfBytes, type EventKey } from './event-key.ts';
import { secondsOf, secondsOfBytes } from './event-time.ts';
import {
  readOnlyOf,
  signInFailure,
  signInResults,
  signInSource,
  slotIndex,
  slots,
  slotTexts,
  type ReadOnly,
  type Slot,
} from './fields.ts';
import { deriveIdentity, identitySlots } from './identity.ts';
import { RecordScanner } from './record-scanner.ts';
import { flag, RowBuilder, rowColumns } from './rows.ts';
import { Tuples } from './tuples.ts';

/** Where a record lies in its object, and the object's place in the batch. */
export interface RecordPlace {
  readonly object: number;
  readonly ordinal: number;
  readonly offset: number;
  readonly length: number;
  readonly quoted: boolean;
}

/** Why a record is not in the index. */
export interface Unusable {
  readonly reason: string;
  readonly detail: string;
}

/** An identity's row: its members, then kind, temporary, who, actor, ground. */
export const identityWidth = identitySlots.length + 5;
export const actionSlots = ['eventName', 'eventSource', 'eventType', 'eventCategory'] as const;
/** Account and region. */
export const placeWidth = 2;

interface Found {
  readonly seconds: number;
  readonly key: EventKey;
  readonly readOnly: ReadOnly;
  readonly identity: number;
}

/** Numbers kept of a userIdentity: identity, account, the words of its type and of its MFA. */
const keptOfIdentity = 4;

/** Slots that matter only by having a text. */
const presence = new Set<Slot>(['errorMessage', 'creationDate']);

/** Slots whose words are judged and not kept, and two whose words are both. */
const judgedOnly = new Set<Slot>(['mfaAuthenticated', 'mfaUsed', ...signInResults]);
const judgedToo = new Set<Slot>(['eventSource', 'identityType']);

/** Slots that make the row's number. */
const numbered = new Set<Slot>(['eventTime', 'eventID', 'eventId', 'windowStart']);

/**
 * Turns records into rows of the index. The texts, identities, actions and places that rows name by
 * number are this reader's own; what is new among them is taken out with the rows.
 */
export class RecordReader {
  readonly strings = new ByteStrings();
  readonly rows = new RowBuilder();
  readonly actions = new Tuples(actionSlots.length);
  readonly places = new Tuples(placeWidth);
  readonly #identities = new Tuples(identitySlots.length + 1);
  #freshIdentities: number[] = [];
  readonly #scanner = new RecordScanner();
  /** Texts that rules ask for; they do not come into the archive. */
  readonly #vocabulary = new ByteStrings();
  readonly #words = new Int32Array(slots.length);
  /** Numbers of the texts of the slots of one record; of those in `presence`, 1 if there is one. */
  readonly #ids = new Int32Array(slots.length);
  readonly #row = new Int32Array(rowColumns.length);
  readonly #tuple = new Int32Array(identitySlots.length + 1);
  readonly #known = wellKnown(this.#vocabulary);
  /** What is taken from a userIdentity, by its place among those seen: `keptOfIdentity`. */
  #kept = new Int32Array(keptOfIdentity << 4);

  /** Where the object that begins at `start` ends, if it is a record in the usual form; or `doubt`. */
  scan(text: Buffer, start: number): number {
    const end = this.#scanner.scan(text, start);
    return this.#scanner.isRecord ? end : -1;
  }

  /** Adds the record that `scan` has just gone through. */
  addScanned(text: Buffer, place: RecordPlace): Unusable | undefined {
    const scanner = this.#scanner;
    const seconds = this.#scannedSeconds(text);
    const key = this.#scannedKey(text);
    if (seconds < 0 || key === undefined) {
      return this.addText(text.toString('utf8', place.offset, place.offset + place.length), place);
    }
    for (let slot = 0; slot < slots.length; slot += 1) {
      const start = scanner.starts[slot] ?? -1;
      const end = scanner.ends[slot] ?? 0;
      this.#words[slot] = 0;
      this.#ids[slot] = 0;
      if (start < 0 || start === end) continue;
      if (scanner.escaped[slot] === 1) {
        this.#take(slot, String(JSON.parse(text.toString('utf8', start - 1, end + 1))));
        continue;
      }
      if (isKept[slot] === 1) this.#ids[slot] = this.strings.intern(text, start, end);
      if (isJudged[slot] === 1) this.#words[slot] = this.#vocabulary.intern(text, start, end);
      if (isPresence[slot] === 1) this.#ids[slot] = 1;
    }
    const seen = scanner.seenIdentity;
    if (seen >= 0) this.#recall(seen);
    const identity = seen >= 0 ? (this.#kept[seen * keptOfIdentity] ?? 0) : this.#identity();
    this.#add({ seconds, key, readOnly: scanner.readOnly, identity }, place);
    if (seen < 0) this.#remember(scanner.keepIdentity(), identity);
    return undefined;
  }

  #remember(seen: number, identity: number): void {
    if (seen < 0) return;
    while (this.#kept.length <= seen * keptOfIdentity) {
      const more = new Int32Array(this.#kept.length * 2);
      more.set(this.#kept);
      this.#kept = more;
    }
    const at = seen * keptOfIdentity;
    this.#kept[at] = identity;
    this.#kept[at + 1] = this.#id('identityAccount');
    this.#kept[at + 2] = this.#word('identityType');
    this.#kept[at + 3] = this.#word('mfaAuthenticated');
  }

  /** What other rules than the identity's ask of a userIdentity that was not read again. */
  #recall(seen: number): void {
    const at = seen * keptOfIdentity;
    this.#ids[slotIndex.identityAccount] = this.#kept[at + 1] ?? 0;
    this.#words[slotIndex.identityType] = this.#kept[at + 2] ?? 0;
    this.#words[slotIndex.mfaAuthenticated] = this.#kept[at + 3] ?? 0;
  }

  /** Adds the record with this text; the long way, for whatever the short one did not take. */
  addText(text: string, place: RecordPlace): Unusable | undefined {
    let record: Readonly<Record<string, unknown>>;
    try {
      record = objectOf(JSON.parse(text));
    } catch (thrown) {
      return { reason: 'broken JSON', detail: (thrown as Error).message };
    }
    const texts = slotTexts(record);
    const of = (slot: Slot): string => texts[slotIndex[slot]] ?? '';
    const time = of('eventTime') || of('windowStart');
    if (time === '') return { reason: 'no eventTime', detail: 'the record says no time' };
    const seconds = secondsOf(time);
    if (seconds === undefined) {
      return { reason: 'bad eventTime', detail: `“${time.slice(0, 60)}” is no time` };
    }
    texts.forEach((value, slot) => this.#take(slot, value));
    const key = keyOf(eventIdIn(texts, text));
    this.#add({ seconds, key, readOnly: readOnlyOf(record), identity: this.#identity() }, place);
    return undefined;
  }

  #take(slot: number, value: string): void {
    const isText = value !== '';
    this.#ids[slot] = 0;
    this.#words[slot] = 0;
    if (isText && isKept[slot] === 1) this.#ids[slot] = this.strings.internText(value);
    if (isText && isJudged[slot] === 1) this.#words[slot] = this.#vocabulary.internText(value);
    if (isText && isPresence[slot] === 1) this.#ids[slot] = 1;
  }

  /** Rows of identities that are new since the last call, `identityWidth` numbers each. */
  takeFreshIdentities(): Int32Array {
    const fresh = Int32Array.from(this.#freshIdentities);
    this.#freshIdentities = [];
    return fresh;
  }

  #scannedSeconds(text: Buffer): number {
    const { starts, ends, escaped } = this.#scanner;
    const start = starts[slotIndex.eventTime] ?? -1;
    const isPlain =
      start >= 0 &&
      (ends[slotIndex.eventTime] ?? 0) - start === 20 &&
      escaped[slotIndex.eventTime] === 0;
    return isPlain ? secondsOfBytes(text, start) : -1;
  }

  #scannedKey(text: Buffer): EventKey | undefined {
    const { starts, ends, escaped } = this.#scanner;
    const start = starts[slotIndex.eventID] ?? -1;
    const isPlain =
      start >= 0 &&
      (ends[slotIndex.eventID] ?? 0) - start === 36 &&
      escaped[slotIndex.eventID] === 0;
    return isPlain ? keyOfBytes(text, start) : undefined;
  }

  #add({ seconds, key, readOnly, identity }: Found, place: RecordPlace): void {
    const row = this.#row;
    row[0] = place.object;
    row[1] = place.ordinal;
    row[2] = place.offset;
    row[3] = place.length;
    row[4] = key.high;
    row[5] = (place.quoted ? flag.quoted : 0) | this.#flags(readOnly);
    row[6] = this.#action();
    row[7] = identity;
    row[8] = this.#place();
    row[9] = this.#id('sourceIPAddress');
    row[10] = this.#id('userAgent');
    row[11] = this.#id('errorCode');
    this.rows.add(seconds * idsPerSecond + key.low, row);
  }

  #id(slot: Slot): number {
    return this.#ids[slotIndex[slot]] ?? 0;
  }

  #word(slot: Slot): number {
    return this.#words[slotIndex[slot]] ?? 0;
  }

  /** How the call ended is judged as `hasFailed` (../outcome.ts) judges a parsed record. */
  #flags(readOnly: ReadOnly): number {
    const { signIn, failure } = this.#known;
    const isSignIn = this.#word('eventSource') === signIn;
    const failed =
      this.#id('errorCode') !== 0 ||
      this.#id('errorMessage') !== 0 ||
      (isSignIn && signInResults.some((slot) => this.#word(slot) === failure));
    return (
      (failed ? flag.failed : 0) |
      this.#mfa() |
      (readOnly === 1 ? flag.readOnly : readOnly === 2 ? flag.notReadOnly : 0)
    );
  }

  /**
   * What is not recorded is not “no”. A federated sign-in says "No" whatever happened at its identity
   * provider, and a role session "false" whatever its caller did: only a user's own "No" counts
   * (CloudTrail user guide, "AWS Management Console sign-in events").
   */
  #mfa(): number {
    const { yes, no, isTrue, isFalse, user, root } = this.#known;
    const used = this.#word('mfaUsed');
    const session = this.#word('mfaAuthenticated');
    if (used === yes || session === isTrue) return flag.mfaYes;
    const type = this.#word('identityType');
    const isOwn = type === user || type === root;
    return isOwn && (used === no || session === isFalse) ? flag.mfaNo : 0;
  }

  #action(): number {
    const tuple = this.#tuple;
    actionSlots.forEach((slot, i) => (tuple[i] = this.#id(slot)));
    return this.actions.intern(tuple);
  }

  #place(): number {
    const tuple = this.#tuple;
    tuple[0] =
      this.#id('recipientAccountId') || this.#id('identityAccount') || this.#id('accountId');
    tuple[1] = this.#id('awsRegion');
    return this.places.intern(tuple);
  }

  #identity(): number {
    const tuple = this.#tuple;
    identitySlots.forEach((slot, i) => (tuple[i] = this.#id(slot)));
    const hasSession =
      this.#id('creationDate') !== 0 ||
      this.#word('mfaAuthenticated') !== 0 ||
      this.#id('issuerArn') !== 0 ||
      this.#id('sourceIdentity') !== 0;
    tuple[identitySlots.length] = hasSession ? 1 : 0;
    const before = this.#identities.count;
    const id = this.#identities.intern(tuple);
    if (id === before) this.#addDerived(tuple, hasSession);
    return id;
  }

  #addDerived(tuple: Int32Array, hasSession: boolean): void {
    const { strings } = this;
    const texts = Object.fromEntries(
      identitySlots.map((slot, i) => [slot, strings.textOf(tuple[i] ?? 0)]),
    ) as Record<(typeof identitySlots)[number], string>;
    const { kind, temporary, who, actor, ground } = deriveIdentity(texts, hasSession);
    this.#freshIdentities.push(
      ...tuple.subarray(0, identitySlots.length),
      identityKinds.indexOf(kind),
      temporary ? 1 : 0,
      strings.internText(who),
      strings.internText(actor),
      grounds.indexOf(ground),
    );
  }
}

/** Numbers of texts that rules ask for. */
function wellKnown(strings: ByteStrings): Readonly<Record<keyof typeof knownTexts, number>> {
  return Object.fromEntries(
    Object.entries(knownTexts).map(([name, text]) => [name, strings.internText(text)]),
  ) as Record<keyof typeof knownTexts, number>;
}

const knownTexts = {
  yes: 'Yes',
  no: 'No',
  isTrue: 'true',
  isFalse: 'false',
  failure: signInFailure,
  signIn: signInSource,
  user: 'IAMUser',
  root: 'Root',
};

const isPresence = marks((slot) => presence.has(slot));
const isJudged = marks((slot) => judgedOnly.has(slot) || judgedToo.has(slot));
const isKept = marks((slot) => !presence.has(slot) && !judgedOnly.has(slot) && !numbered.has(slot));

function marks(holds: (slot: Slot) => boolean): Uint8Array {
  return Uint8Array.from(slots, (slot) => (holds(slot) ? 1 : 0));
}

/**
 * The eventID of a record with this text (`eventId` of an aggregated event). A record without one
 * (eventVersion 1.0) is identified by `sha256:` and the SHA-256 of its text.
 */
export function eventIdOf(text: string): string {
  return eventIdIn(slotTexts(objectOf(JSON.parse(text))), text);
}

function eventIdIn(texts: readonly string[], text: string): string {
  return texts[slotIndex.eventID] || texts[slotIndex.eventId] || `sha256:${sha256Hex(text)}`;
}
