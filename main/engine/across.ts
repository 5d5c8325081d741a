import { basename, dirname, resolve } from 'node:path';
import type { FoundRow, SearchedEngagement } from '../../preload/contract/across.ts';
import type { EventRecord } from '../../preload/contract/domain.ts';
import { Problem } from '../../preload/contract/errors.ts';
import { eventRecord, eventRows } from '../archive/event-rows.ts';
import type { Archive } from '../archive/open.ts';
import { openToRead } from '../archive/open-to-read.ts';
import { recordReader, textOfObjects, type Place } from '../archive/read-record.ts';
import { engagementOf } from '../archive/summary.ts';
import { annotationsOf, privacyOf } from '../assess/index.ts';
import { parseQuery, Search, registerRecordFunctions } from '../query/index.ts';
import { mergedResult, type MergedResult } from './merged-result.ts';
import type { PrivacyBorder } from './privacy/border.ts';

interface Searched {
  readonly archive: Archive;
  readonly readText: (place: Place) => string;
}

/** Places of archives are kept in a byte. */
const most = 50;

/**
 * The open engagement and others, searched as one. All of them are read on connections of their own:
 * while a long result is taken from one, the person's acts still go into the open engagement.
 */
export class Across {
  readonly #searched: Searched[] = [];
  #result: { readonly query: string; readonly found: MergedResult } | undefined;
  #asked = 0;
  #finding: { readonly query: string; readonly found: Promise<MergedResult> } | undefined;
  readonly #running = new Set<Promise<unknown>>();

  /** @param file the open engagement's */
  constructor(file: string) {
    this.add(file);
  }

  /** @throws Problem as `openToRead` does, bad_request (too many) */
  add(file: string): void {
    const path = resolve(file);
    if (this.#searched.some(({ archive }) => resolve(archive.file) === path)) return;
    if (this.#searched.length === most) {
      throw new Problem(
        'bad_request',
        `${most} engagements are the most that are searched at once.`,
      );
    }
    const archive = openToRead(path);
    const textOf = textOfObjects(archive.originals);
    const readText = recordReader(archive.originals, textOf);
    registerRecordFunctions(archive.connection, textOf);
    this.#searched.push({ archive, readText });
    this.#forget();
  }

  /** The open engagement, which is the first, stays. */
  remove(engagement: number): void {
    if (engagement === 0) return;
    const [gone] = this.#searched.splice(engagement, 1);
    this.#forget();
    if (gone !== undefined) this.#release(gone);
  }

  engagements(): SearchedEngagement[] {
    return this.#searched.map(({ archive: { read, file } }) => {
      const { name, events } = engagementOf(read);
      return { name, events, file: basename(file), folder: dirname(file) };
    });
  }

  /**
   * Has the people of all of them hidden if those of the open one are.
   *
   * @throws Problem refused (people are hidden in another one, and would be shown here)
   */
  async guardPeople(privacy: Pick<PrivacyBorder, 'isOn' | 'learn'>): Promise<void> {
    for (const { archive } of this.#searched.slice()) {
      if (privacy.isOn) await privacy.learn(archive.read);
      else if (privacyOf(archive.read).isOn) {
        const { name } = engagementOf(archive.read);
        throw new Problem(
          'refused',
          `In ${name} people are pseudonymised; pseudonymise them here too, or take it off the list.`,
        );
      }
    }
  }

  /** Searches all of them anew. @throws Problem bad_query, cancelled (another query was asked) */
  find(query: string): Promise<MergedResult> {
    // The count and the first page are asked for at the same time.
    if (this.#finding?.query === query) return this.#finding.found;
    const found = this.#findAnew(query);
    this.#finding = { query, found };
    return found.finally(() => {
      if (this.#finding?.found === found) this.#finding = undefined;
    });
  }

  async #findAnew(query: string): Promise<MergedResult> {
    const ast = parseQuery(query);
    this.#asked += 1;
    const mine = this.#asked;
    const searches = this.#searched.map(({ archive }) => new Search(archive.read, ast));
    const running = mergedResult(searches, () => mine === this.#asked);
    this.#running.add(running);
    const found = await running.finally(() => this.#running.delete(running));
    if (found === undefined) throw new Problem('cancelled', 'Another query was asked meanwhile.');
    this.#result = { query, found };
    return found;
  }

  async page(query: string, offset: number, limit: number): Promise<FoundRow[]> {
    const known = this.#result?.query === query ? this.#result.found : undefined;
    const page = (known ?? (await this.find(query))).slice(offset, limit);
    const rows = this.#searched.map(({ archive: { read } }, at) => {
      const refs = page.filter(({ source }) => source === at).map(({ ref }) => ref);
      return new Map(eventRows(read, refs).map((row) => [Number(row.ref), row]));
    });
    const names = this.engagements().map(({ name }) => name);
    return page.flatMap(({ source, ref }) => {
      const row = rows[source]?.get(ref);
      return row === undefined ? [] : [{ engagement: source, name: names[source] ?? '', row }];
    });
  }

  /** @throws Problem not_found */
  record(engagement: number, ref: number): EventRecord {
    const searched = this.#searched[engagement];
    if (searched === undefined) {
      throw new Problem('not_found', 'That engagement is no longer searched; add it again.');
    }
    const { archive, readText } = searched;
    return {
      ...eventRecord(archive.read, readText, ref),
      annotations: annotationsOf(archive.read, ref),
    };
  }

  close(): void {
    this.#forget();
    for (const each of this.#searched.splice(0)) this.#release(each);
  }

  /** What is taken from an archive ends soon, now that nobody wants it; until then it stays open. */
  #release({ archive }: Searched): void {
    if (this.#running.size === 0) archive.close();
    else void Promise.allSettled(this.#running).then(() => archive.close());
  }

  /** Results name archives by their places in the list. */
  #forget(): void {
    this.#asked += 1;
    this.#finding = undefined;
    this.#result = undefined;
  }
}
