import { engineCalls, type EngineCallName } from '../../../preload/contract/calls.ts';
import { Problem } from '../../../preload/contract/errors.ts';
import { events, type EventName, type EventPayload } from '../../../preload/contract/events.ts';
import { acted } from '../../archive/event-state.ts';
import type { ReadDb } from '../../archive/handles.ts';
import { asProblem } from '../../archive/open.ts';
import { privacyOf, type Privacy } from '../../assess/index.ts';
import { lastIdentity, namesOfIdentities } from './archive-names.ts';
import { everyText, textsOf, type MapTexts } from './map-texts.ts';
import { pseudonymPattern } from './pseudonyms.ts';
import { Veil } from './veil.ts';

/** What the border needs to know of the open archive. */
export interface Guarded {
  readonly read: ReadDb;
}

/** Has a veil learn what the records of an archive name. */
export interface ReadPeople {
  /** Waits for it, but not for long. */
  ready(veil: Veil, db: ReadDb): Promise<void>;
  /** Waits for it to the end; whether all could be read. */
  all(veil: Veil, db: ReadDb): Promise<boolean>;
}

interface Held {
  readonly guarded: Guarded;
  acts: number;
  privacy: Privacy;
  veil: Veil | undefined;
}

/**
 * Where the engine ends: while people are pseudonymised, whatever goes out is rewritten, and what comes
 * in is turned back, so that the rooms behind it know names only. The names of an archive are those of
 * its identities, and those that stood in what went out. Fails closed: if the ledger cannot be read,
 * what held last holds on.
 */
export class PrivacyBorder {
  readonly #current: () => Guarded | undefined;
  readonly #onChange: (isOn: boolean) => void;
  readonly #readPeople: ReadPeople;
  readonly #learnt = new WeakMap<Veil, WeakMap<ReadDb, number>>();
  #held: Held | undefined;

  /** @param onChange names are hidden from now on, or shown again, in the archive that is open */
  constructor(
    current: () => Guarded | undefined,
    onChange: (isOn: boolean) => void,
    readPeople: ReadPeople,
  ) {
    this.#current = current;
    this.#onChange = onChange;
    this.#readPeople = readPeople;
  }

  /** Names are hidden. */
  get isOn(): boolean {
    return this.#veil() !== undefined;
  }

  /** Has the names of a further archive hidden, too: it is shown beside the open one. */
  async learn(db: ReadDb): Promise<void> {
    const veil = this.#veil();
    if (veil === undefined) return;
    this.#learnInto(veil, db);
    await this.#readPeople.ready(veil, db);
  }

  /**
   * Has every name hidden that an archive's records hold, for what goes out once and is not told again.
   *
   * @returns whether all of them are known; yes where names are shown
   */
  async learnAll(db: ReadDb): Promise<boolean> {
    const veil = this.#veil();
    return veil === undefined || (await this.#readPeople.all(veil, db));
  }

  /** Does a call with names in its input, and answers without; a failure is without names, too. */
  async around(
    name: EngineCallName,
    input: unknown,
    work: (input: unknown) => unknown,
  ): Promise<unknown> {
    const call = engineCalls[name];
    // An answer that comes late is of the archive that was open when it was asked for.
    const before = this.#veil();
    try {
      const value = await work(await this.#lifted(textsOf(call.input), input));
      await this.#learnOpen();
      return this.#hidden(textsOf(call.output), value, before);
    } catch (thrown) {
      await this.#learnOpen();
      throw this.#withoutNames(asProblem(thrown, 'The archive'), before);
    }
  }

  async #learnOpen(): Promise<void> {
    const open = this.#current();
    if (open !== undefined) await this.learn(open.read);
  }

  /** What an event may say. */
  event<N extends EventName>(name: N, payload: EventPayload<N>): EventPayload<N> {
    return this.#hidden(textsOf(events[name]), payload, undefined) as EventPayload<N>;
  }

  #hidden(map: MapTexts, value: unknown, before: Veil | undefined): unknown {
    let shown = value;
    for (const veil of new Set([before, this.#veil()])) {
      if (veil === undefined) continue;
      shown = veil.hideAll(map, shown);
    }
    return shown;
  }

  #withoutNames(thrown: unknown, before: Veil | undefined): unknown {
    if (!(thrown instanceof Problem)) return thrown;
    const { code, message, details } = thrown;
    const said = this.#hidden(everyText, { message, details }, before) as typeof thrown;
    return new Problem(code, said.message, said.details);
  }

  /** Pseudonyms are understood after they were lifted as well: they stand in what somebody wrote down. */
  async #lifted(map: MapTexts, input: unknown): Promise<unknown> {
    let hasPseudonym = false;
    map(input, (text) => {
      hasPseudonym ||= text.search(pseudonymPattern) !== -1;
      return text;
    });
    const held = hasPseudonym ? this.#look() : undefined;
    const veil = held?.veil;
    if (held === undefined || veil === undefined) return input;
    this.#learnInto(veil, held.guarded.read);
    await this.#readPeople.ready(veil, held.guarded.read);
    return map(input, (text) => veil.lift(text));
  }

  #veil(): Veil | undefined {
    const held = this.#look();
    if (held?.privacy.isOn !== true || held.veil === undefined) return undefined;
    this.#learnInto(held.veil, held.guarded.read);
    return held.veil;
  }

  /** The state of the open archive by its ledger. */
  #look(): Held | undefined {
    const guarded = this.#current();
    if (guarded === undefined) return (this.#held = undefined);
    const held = this.#held?.guarded === guarded ? this.#held : undefined;
    try {
      const acts = acted(guarded.read);
      if (held?.acts === acts) return held;
      const privacy = privacyOf(guarded.read);
      const veil = held?.veil ?? (privacy.key && new Veil(privacy.key));
      this.#held = { guarded, acts, privacy, veil };
      if (held !== undefined && held.privacy.isOn !== privacy.isOn) this.#onChange(privacy.isOn);
      return this.#held;
    } catch (thrown) {
      if (held === undefined) throw thrown;
      return held;
    }
  }

  #learnInto(veil: Veil, db: ReadDb): void {
    const learnt = this.#learnt.get(veil) ?? new WeakMap<ReadDb, number>();
    this.#learnt.set(veil, learnt);
    const after = learnt.get(db) ?? 0;
    try {
      const last = lastIdentity(db);
      if (last === after) return;
      veil.learn(namesOfIdentities(db, after));
      learnt.set(db, last);
    } catch (thrown) {
      // Whoever asked gets an answer or an event; an archive that is just being closed adds no names.
      if (after === 0) throw thrown;
    }
  }
}
