/**
 * Writes one batch of originals as one step: packs, index rows, objects, counts and the step's
 * ledger entry in one transaction, so that a kill at any moment leaves a consistent archive.
 */
import type { Ignored, Rejection } from '../../../preload/contract/domain.ts';
import { Problem } from '../../../preload/contract/errors.ts';
import type { Acquired, Collected } from '../../collect/source.ts';
import { stepCustody } from '../custody.ts';
import type { WriteDb } from '../handles.ts';
import { saveCounts, type RunCounts } from '../import-run.ts';
import { appendEntry, type Author } from '../ledger.ts';
import { merkleRoot } from '../merkle.ts';
import { textAt, type Place } from '../read-record.ts';
import type { BatchObject, ScannedBatch } from '../scan/batch.ts';
import type { RejectedPart, ScannedObject } from '../scan/scan-object.ts';
import { unpack } from '../scan/unpack.ts';
import { sql } from '../sql.ts';
import { AcquisitionWriter } from './acquisitions.ts';
import { eventWriter } from './event-writer.ts';
import { disposals } from './holes.ts';
import { HourCounts } from './hour-counts.ts';
import { numberKeeper, type Numbers } from './numbers.ts';
import { PackWriter, type Packed } from './packs.ts';
import { placeOf } from './place-of.ts';
import { RunNotes, type Note } from './run-notes.ts';

/** What was done while collecting; told once everything before it is written. */
export type Mark = Extract<Collected, { kind: 'mark' }>;

export interface StepOptions {
  readonly db: WriteDb;
  readonly run: number;
  readonly author: Author;
  readonly readText: (place: Place) => string;
  readonly counts: RunCounts;
  readonly rejections: Rejection[];
  readonly ignored: Ignored[];
}

interface NewObject {
  readonly id: number;
  readonly item: BatchObject;
  readonly object: ScannedObject;
  readonly packed: Packed;
  duplicates: number;
}

/** Writes the steps of one run. */
export class StepWriter {
  readonly #options: StepOptions;
  readonly #numbersOf: (scanner: number, batch: ScannedBatch) => Numbers;
  readonly #folders = new Map<string, number>();
  readonly #acquisitions: AcquisitionWriter;
  readonly #notes: RunNotes;
  /** The last object that was there before this run. */
  readonly #lastBefore: number;
  readonly #disposals: number;

  constructor(options: StepOptions) {
    this.#options = options;
    this.#numbersOf = numberKeeper(options.db);
    this.#lastBefore = lastObject(options.db);
    this.#disposals = disposals(options.db);
    this.#acquisitions = new AcquisitionWriter(options.db, options.run, (path) =>
      this.#folder(path),
    );
    this.#notes = new RunNotes(options.db, options.run);
  }

  /**
   * Commits a batch. `scanner` tells whose numbers it uses, `acquired` how each of its objects came
   * here, if it was fetched.
   */
  write(
    scanner: number,
    batch: ScannedBatch,
    acquired: readonly (Acquired | undefined)[] = [],
  ): void {
    const { db, run, counts } = this.#options;
    db.transaction(() => {
      this.#refuseAfterDisposal();
      const numbers = this.#numbersOf(scanner, batch);
      const added = this.#store(batch, acquired);
      this.#index(batch, added, numbers);
      for (const object of added) this.#insert(object);
      saveCounts(db, run, counts);
      if (added.length > 0) this.#seal(added);
      this.#acquisitions.seal(this.#options.author);
      this.#notes.seal(this.#options.author);
    });
  }

  /** Tells in the ledger what was done, an act for each kind. */
  mark(marks: readonly Mark[]): void {
    if (marks.length === 0) return;
    const { db, run, author } = this.#options;
    db.transaction(() => {
      for (const act of new Set(marks.map((mark) => mark.act))) {
        const items = marks.filter((mark) => mark.act === act).map(({ item }) => item);
        appendEntry(db, author, act, { run, items });
      }
    });
  }

  /** Numbers of texts are remembered for the whole run; a disposal elsewhere takes some away. */
  #refuseAfterDisposal(): void {
    if (disposals(this.#options.db) === this.#disposals) return;
    throw new Problem(
      'refused',
      'Something was disposed of while this import ran; import again: it goes on where it was stopped.',
    );
  }

  /** Commits what holds no records. */
  note(notes: readonly Note[]): void {
    if (notes.length === 0) return;
    this.#options.db.transaction(() => {
      for (const note of notes) this.#note(note);
      saveCounts(this.#options.db, this.#options.run, this.#options.counts);
      this.#notes.seal(this.#options.author);
    });
  }

  #note(note: Note): void {
    if (note.kind === 'ignored') return this.#ignore(note.name, note.reason);
    this.#notes.sidecar(note);
    return this.#ignore(note.name, 'facts about other files, taken along');
  }

  #ignore(path: string, reason: string): void {
    const { counts, ignored } = this.#options;
    counts.ignored += 1;
    ignored.push({ path, reason });
    this.#notes.ignore(path, reason);
  }

  /** Puts the bytes of new objects into packs; what is known already is only counted. */
  #store(batch: ScannedBatch, acquired: readonly (Acquired | undefined)[]): NewObject[] {
    const { db } = this.#options;
    const packs = new PackWriter(db);
    const added: NewObject[] = [];
    const here = new Map<string, NewObject>();
    let next = lastObject(db) + 1;
    for (const [index, item] of batch.objects.entries()) {
      if (item.scanned.kind === 'ignored') {
        this.#ignore(item.name, item.scanned.reason);
        continue;
      }
      const { object } = item.scanned;
      const hash = Buffer.from(object.sha256);
      this.#options.counts.objects += 1;
      const known = this.#known(item, object, hash, here);
      this.#acquisitions.add(known ?? next, hash, item.name, acquired[index]);
      if (known === undefined) {
        const bytes = Buffer.from(
          batch.bytes.buffer,
          batch.bytes.byteOffset + item.start,
          item.size,
        );
        const packed = packs.add(bytes);
        const fresh = { id: next, item, object, packed, duplicates: 0 };
        added.push(fresh);
        here.set(nameOf(item, hash), fresh);
        this.#origin(next, item.name);
        next += 1;
      }
    }
    packs.flush();
    return added;
  }

  #known(
    item: BatchObject,
    object: ScannedObject,
    hash: Buffer,
    here: ReadonlyMap<string, NewObject>,
  ): number | undefined {
    const known = here.get(nameOf(item, hash))?.id ?? this.#find(item, hash);
    if (known !== undefined) this.#meetAgain(item.name, object, known);
    return known;
  }

  #find({ name, size }: BatchObject, hash: Buffer): number | undefined {
    const { db } = this.#options;
    const same = db.all<{ id: number; path: string }>(
      sql`SELECT object.id, folder.path || origin.name AS path
        FROM object JOIN origin ON origin.object = object.id JOIN folder ON folder.id = folder
        WHERE substr(sha256, 1, 8) = substr(${hash}, 1, 8) AND sha256 = ${hash}`,
    );
    return same.find(({ path }) => size > 0 || path === name)?.id;
  }

  /** Its records are duplicates; what was rejected then is rejected again. */
  #meetAgain(name: string, object: ScannedObject, id: number): void {
    const { counts, rejections } = this.#options;
    counts.known += 1;
    counts.records += object.records;
    counts.rejected += object.rejected.length;
    counts.duplicates += object.records - object.rejected.length;
    this.#origin(id, name);
    const since = id <= this.#lastBefore ? ' (kept since an earlier import)' : '';
    for (const { reason, detail } of object.rejected) {
      rejections.push({ object: name, reason, detail: detail + since });
    }
  }

  #index(batch: ScannedBatch, added: readonly NewObject[], numbers: Numbers): void {
    const { db, readText } = this.#options;
    const byId = new Map(added.map((object) => [object.id, object]));
    const hours = new HourCounts(db);
    const textIn = (place: Place): string => {
      const owner = byId.get(place.object);
      return owner === undefined ? readText(place) : this.#ownText(batch, owner, place);
    };
    const events = eventWriter(db, textIn, (object, row) => {
      const owner = byId.get(object);
      if (owner !== undefined) owner.duplicates += 1;
      hours.add(row.id, row.action, row.place, row.flags, -1);
    });
    const { base, columns, count } = batch.rows;
    const ids = new Map(added.map(({ id, item }) => [batch.objects.indexOf(item), id]));
    for (let row = 0; row < count; row += 1) {
      const id = ids.get(columns.object[row] ?? -1);
      if (id === undefined) continue;
      events.add(batch.rows, row, id, numbers);
      const action = numbers.actions[columns.action[row] ?? 0] ?? 0;
      const place = numbers.places[columns.place[row] ?? 0] ?? 0;
      hours.add(base[row] ?? 0, action, place, columns.flags[row] ?? 0, 1);
    }
    events.flush();
    hours.flush();
  }

  /** A record of an object that this very step brings. */
  #ownText({ bytes }: ScannedBatch, { item }: NewObject, place: Place): string {
    const packed = Buffer.from(bytes.buffer, bytes.byteOffset + item.start, item.size);
    const unpacked = unpack(packed);
    return unpacked.ok ? textAt(unpacked.text, place) : '';
  }

  #insert({ id, item, object, packed, duplicates }: NewObject): void {
    const { db, counts } = this.#options;
    const rejected = object.rejected.length;
    db.run(sql`INSERT INTO object (id, sha256, text_sha256, kind, shape, pack, start, size,
        text_size, records, duplicates, rejected)
      VALUES (${id}, ${Buffer.from(object.sha256)}, ${object.textSha256 && Buffer.from(object.textSha256)},
        ${object.kind}, ${object.shape}, ${packed.pack}, ${packed.start}, ${item.size},
        ${object.textSize}, ${object.records}, ${duplicates}, ${rejected})`);
    for (const part of object.rejected) this.#reject(id, item.name, part);
    counts.records += object.records;
    counts.duplicates += duplicates;
    counts.rejected += rejected;
    counts.indexed += object.records - duplicates - rejected;
  }

  #reject(id: number, name: string, part: ScannedObject['rejected'][number]): void {
    const { db, run, rejections } = this.#options;
    const { ordinal, offset, length, reason, detail } = told(part);
    rejections.push({ object: name, reason, detail });
    db.run(sql`INSERT INTO rejection (object, run, name, ordinal, offset, length, reason, detail)
      VALUES (${id}, ${run}, ${name}, ${ordinal}, ${offset}, ${length}, ${reason}, ${detail})`);
  }

  /** Where the object was found; found there before, it is not written again. */
  #origin(object: number, path: string): void {
    const { db, run } = this.#options;
    const { folderPath, name } = placeOf(path);
    const folder = this.#folder(folderPath);
    const before = db.all<{ folder: number; name: string }>(
      sql`SELECT folder, name FROM origin WHERE object = ${object}`,
    );
    if (before.some((origin) => origin.folder === folder && origin.name === name)) return;
    db.run(sql`INSERT INTO origin (object, n, run, folder, name)
      VALUES (${object}, ${before.length}, ${run}, ${folder}, ${name})`);
    if (before.length > 0) this.#notes.again(object, before.length, path);
  }

  #folder(path: string): number {
    const { db } = this.#options;
    const known = this.#folders.get(path);
    if (known !== undefined) return known;
    db.run(sql`INSERT OR IGNORE INTO folder (path) VALUES (${path})`);
    const id = db.get<{ id: number }>(sql`SELECT id FROM folder WHERE path = ${path}`)?.id ?? 0;
    if (this.#folders.size > 100_000) this.#folders.clear();
    this.#folders.set(path, id);
    return id;
  }

  #seal(added: readonly NewObject[]): void {
    const { db, author, run } = this.#options;
    appendEntry(db, author, 'import.step', {
      run,
      firstObject: added[0]?.id ?? 0,
      lastObject: added.at(-1)?.id ?? 0,
      objects: added.length,
      merkleRoot: merkleRoot(added.map(({ object }) => object.sha256)).toString('hex'),
      custody: stepCustody(
        added.map(({ id, item, object }) => ({
          id,
          name: item.name,
          kind: object.kind,
          shape: object.shape,
          rejected: object.rejected.map(told),
        })),
      ),
    });
  }
}

/** A rejected part as a person reads it: records are counted from 1. */
function told(part: RejectedPart): RejectedPart {
  const { ordinal, detail } = part;
  return ordinal === null ? part : { ...part, detail: `record ${ordinal + 1}: ${detail}` };
}

/** What makes two items one object: their bytes. Of what has none, its name: each is told apart. */
function nameOf({ name, size }: BatchObject, hash: Buffer): string {
  return size > 0 ? hash.toString('hex') : `no bytes: ${name}`;
}

function lastObject(db: WriteDb): number {
  return db.get<{ id: number | null }>(sql`SELECT max(id) AS id FROM object`)?.id ?? 0;
}
