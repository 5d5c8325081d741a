import type { Profile } from '../../../preload/contract/domain.ts';
import { Annotated, Withdrawn } from './act-bodies.ts';
import { actsOf, type Act } from './acts.ts';
import type { Context } from './context.ts';
import type { Findings } from './findings.ts';
import type { PaperRow, PaperRows } from './paper-rows.ts';

/** An act as it was replayed: what it said of its events, and the act that it takes back. */
interface Replayed {
  readonly name: string;
  readonly author: string;
  readonly at: string;
  readonly events: readonly number[];
  readonly said: Pick<PaperRow, 'note' | 'tag' | 'untag' | 'star' | 'status'>;
  readonly of: string | undefined;
}

const nothing = { note: null, tag: null, untag: null, star: null, status: null };

/**
 * Everything that people said about events, told a second time from the ledger: each act's rows, which
 * acts are taken back, and what therefore holds of each event.
 */
export class AnnotationReplay {
  readonly #context: Context;
  readonly #papers: PaperRows;
  readonly #findings: Findings;
  readonly #replayed = new Map<string, Replayed>();
  /** False in an archive of a format before 5, which has only the rows of acts. */
  readonly #isWhole: boolean;

  constructor(context: Context, papers: PaperRows, findings: Findings) {
    this.#context = context;
    this.#papers = papers;
    this.#findings = findings;
    this.#isWhole =
      context.db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'annotation_act'").get() !==
      undefined;
  }

  /** The ledger's acts about annotations, in the order in which they were written. */
  acts(): Act[] {
    const names = ['event.annotated', 'annotation.withdrawn'];
    return names
      .flatMap((name) => [...actsOf(this.#context.db, name)])
      .sort((a, b) => a.row - b.row);
  }

  /** Compares an act's rows with what it says; false if it says nothing usable. */
  replay(act: Act): boolean {
    const replayed = act.name === 'event.annotated' ? this.#annotated(act) : this.#withdrawn(act);
    if (replayed === undefined) return false;
    const { chain, seq } = act;
    this.#replayed.set(keyOf(chain, seq), replayed);
    if (!this.#isWhole) return true;
    const { initials, role } = profileOf(this.#context.db, act);
    const [of_chain, of_seq] = replayed.of === undefined ? [null, null] : partsOf(replayed.of);
    const { author, at } = act;
    const own = { chain, seq, n: this.#replayed.size, act: act.name, at, author, initials, role };
    this.#papers.compare('annotation_act', { chain, seq }, [{ ...own, of_chain, of_seq }]);
    return true;
  }

  /** Call it after the last act: what all of them say together, and what nobody said. */
  async finish(): Promise<void> {
    const known = new Set(this.#replayed.keys());
    this.#papers.strangers('annotation', ['chain', 'seq'], known);
    if (!this.#isWhole) return;
    this.#papers.strangers('annotation_act', ['chain', 'seq'], known);
    const out = this.#outOfForce();
    const gone = [...out].map((key) => rowOf(key));
    this.#papers.compare('out_of_force', {}, gone);
    const byEvent = this.#byEvent();
    for (const [event, acts] of byEvent) {
      this.#papers.compare('holding', { event }, holdingRows(event, acts, out));
      await this.#context.pace.breathe();
    }
    const events = new Set([...byEvent.keys()].map(String));
    this.#papers.strangers('holding', ['event'], events);
  }

  #annotated({ chain, seq, author, at, name, body, place }: Act): Replayed | undefined {
    const parsed = Annotated.safeParse(body);
    if (!parsed.success) return undefined;
    const { events, note, tag, status, reason, untag = null, star: given, replaces } = parsed.data;
    const star = given === undefined ? null : Number(given);
    const said = { note, tag, untag, star, status };
    const { untag: _u, star: _s, ...before } = said;
    const told = this.#isWhole ? said : before;
    const rows = events.map(({ ref }) => ({ chain, seq, event: ref, ...told, reason }));
    this.#papers.compare('annotation', { chain, seq }, rows);
    this.#checkPlaces(events, place);
    const of = replaces === undefined ? undefined : this.#targetOf(replaces, place);
    return { name, author, at, events: events.map(({ ref }) => ref), said, of };
  }

  #withdrawn({ chain, seq, author, at, name, body, place }: Act): Replayed | undefined {
    const parsed = Withdrawn.safeParse(body);
    if (!parsed.success) return undefined;
    const { reason } = parsed.data;
    const of = this.#targetOf(parsed.data.of, place);
    const events = this.#replayed.get(of)?.events ?? [];
    const rows = events.map((event) => ({ chain, seq, event, ...nothing, reason }));
    this.#papers.compare('annotation', { chain, seq }, rows);
    return { name, author, at, events, said: nothing, of };
  }

  #targetOf({ chain, seq }: { chain: string; seq: number }, place: string): string {
    const of = keyOf(chain, seq);
    if (!this.#replayed.has(of)) {
      this.#findings.add(place, `takes back act ${of}, which is no annotation before it`);
    }
    return of;
  }

  #checkPlaces(events: readonly { ref: number; object: string; ordinal: number }[], place: string) {
    const placeOf = this.#context.db.prepare(
      `SELECT lower(hex(o.sha256)) AS object, e.ordinal FROM event AS e
        JOIN object AS o ON o.id = e.object WHERE e.id = ?`,
    );
    for (const { ref, object, ordinal } of events) {
      const there = placeOf.get(ref) as { object: string; ordinal: number } | undefined;
      if (there?.object !== object || there.ordinal !== ordinal) {
        this.#findings.add(place, `event ${ref} is not the record that was annotated`);
      }
    }
  }

  /** From the last act to the first: one that nobody in force takes back is in force. */
  #outOfForce(): ReadonlySet<string> {
    const out = new Set<string>();
    for (const [key, { of }] of [...this.#replayed].toReversed()) {
      if (of !== undefined && !out.has(key)) out.add(of);
    }
    return new Set([...out].filter((key) => this.#replayed.has(key)));
  }

  #byEvent(): Map<number, [string, Replayed][]> {
    const byEvent = new Map<number, [string, Replayed][]>();
    for (const [key, replayed] of this.#replayed) {
      for (const event of replayed.events) {
        const acts = byEvent.get(event) ?? [];
        acts.push([key, replayed]);
        byEvent.set(event, acts);
      }
    }
    return byEvent;
  }
}

/** What holds of an event: see docs/decisions/0017. */
function holdingRows(
  event: number,
  acts: readonly (readonly [string, Replayed])[],
  out: ReadonlySet<string>,
): PaperRow[] {
  const standing = acts
    .filter(([key, { name }]) => !out.has(key) && name === 'event.annotated')
    .map(([, { said, author }]) => ({ ...said, author }));
  const tags = new Set<string>();
  for (const { tag, untag } of standing) {
    if (typeof tag === 'string') tags.add(tag);
    if (typeof untag === 'string') tags.delete(untag);
  }
  const isStarred = standing.findLast(({ star }) => star !== null)?.star === 1;
  const status = standing.findLast((each) => each.status !== null)?.status ?? 'new';
  const isNoted = standing.some(({ note }) => note !== null);
  const row = (field: string, value: string | number): PaperRow => ({ event, field, value });
  const rows = [...tags].map((tag) => row('tag', tag));
  for (const author of new Set(standing.map((each) => each.author))) {
    rows.push(row('annotatedBy', author));
  }
  if (isStarred) rows.push(row('star', 'true'));
  if (status !== 'new') rows.push(row('status', status));
  if (isNoted || isStarred || status !== 'new' || tags.size > 0)
    rows.push(row('annotated', 'true'));
  const last = acts.at(-1)?.[1].at;
  return last === undefined ? rows : [...rows, row('annotatedAt', last)];
}

function profileOf(db: Context['db'], { chain, seq }: Act): Pick<Profile, 'initials' | 'role'> {
  const [initials, role] = db
    .prepare(
      "SELECT ifnull(entry ->> '$.author.initials', ''), ifnull(entry ->> '$.author.role', '') FROM ledger WHERE chain = ? AND seq = ?",
    )
    .raw()
    .get(chain, seq) as [string, string];
  return { initials, role };
}

function keyOf(chain: string, seq: number): string {
  return `${chain} ${seq}`;
}

function partsOf(key: string): [chain: string, seq: number] {
  const at = key.lastIndexOf(' ');
  return [key.slice(0, at), Number(key.slice(at + 1))];
}

function rowOf(key: string): PaperRow {
  const [chain, seq] = partsOf(key);
  return { chain, seq };
}
