/**
 * Views in a file of their own, to hand on. The file comes from anybody: it is parsed, each query too,
 * and taken over whole or not at all.
 */
import { readFileSync, statSync } from 'node:fs';
import {
  mostSharedViews,
  SharedViews,
  type SavedView,
  type ViewContent,
} from '../../../preload/contract/views.ts';
import { Problem } from '../../../preload/contract/errors.ts';
import type { WriteDb } from '../../archive/handles.ts';
import type { Author } from '../../archive/ledger.ts';
import { canonical } from '../../platform/canonical.ts';
import { causeOf } from '../../platform/files.ts';
import { listViews } from './list-views.ts';
import { checkedContent, saveView } from './save-view.ts';

/** No such file is larger: 200 views of 4,000 characters, each of four bytes. */
const mostBytes = 8_000_000;

/** The text of a file with these views. @throws Problem bad_request (none, or too many) */
export function sharedFileOf(views: readonly SavedView[]): string {
  if (views.length === 0 || views.length > mostSharedViews) {
    throw new Problem('bad_request', `A file holds 1 to ${mostSharedViews} views.`);
  }
  const shared: SharedViews = {
    schema: 'trailproof-views-1',
    views: views.map(({ name, query, table, pinned, alert }) => ({
      name,
      query,
      table,
      pinned,
      alert,
    })),
  };
  return `${JSON.stringify(shared, undefined, 2)}\n`;
}

/** The views in a file. @throws Problem unreadable, bad_request with the place of what is wrong */
export function viewsInFile(file: string): ViewContent[] {
  const refuse = (why: string): never => {
    throw new Problem('bad_request', `${file} cannot be taken over: ${why}.`);
  };
  const value = parsed(textOf(file), refuse);
  const shared = SharedViews.safeParse(value);
  if (!shared.success) {
    const schema = (value as { readonly schema?: unknown } | null)?.schema;
    if (schema !== 'trailproof-views-1') {
      const isLater = typeof schema === 'string' && /^trailproof-views-\d{1,6}$/.test(schema);
      refuse(isLater ? 'a newer Trailproof wrote it; update Trailproof' : 'it holds no views');
    }
    const where = shared.error.issues[0]?.path.slice(0, 3).map(String).join('.') ?? '';
    refuse(`check ${where.slice(0, 80) || 'its members'}`);
  }
  const views = shared.data?.views ?? [];
  const names = new Set(views.map(({ name }) => name.toLowerCase()));
  if (names.size < views.length) refuse('two of its views have the same name');
  return views.map((view) => {
    try {
      return checkedContent(view);
    } catch (thrown) {
      if (thrown instanceof Problem)
        return refuse(`“${view.name}”: ${withoutStop(thrown.message)}`);
      throw thrown;
    }
  });
}

/**
 * Takes views over, all of them or none. One that is here word for word is left alone; another of the
 * same name gets a number behind it, as in `Sign-ins (2)`.
 */
export function takeShared(
  db: WriteDb,
  author: Author,
  views: readonly ViewContent[],
): { added: string[]; known: number } {
  return db.transaction(() => {
    const there: ViewContent[] = [...listViews(db)];
    const added: string[] = [];
    for (const view of views) {
      if (there.some((each) => isSame(each, view))) continue;
      const name = freeName(view.name, new Set(there.map((each) => each.name.toLowerCase())));
      const saved = saveView(db, author, { ...view, name });
      there.push(saved);
      added.push(saved.name);
    }
    return { added, known: views.length - added.length };
  });
}

function textOf(file: string): string {
  try {
    if (statSync(file).size > mostBytes) {
      throw new Problem('bad_request', `${file} cannot be taken over: it is too large.`);
    }
    return readFileSync(file, 'utf8');
  } catch (thrown) {
    if (thrown instanceof Problem) throw thrown;
    throw new Problem('unreadable', `${file} cannot be read: ${causeOf(thrown)}.`);
  }
}

function parsed(text: string, refuse: (why: string) => never): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return refuse('it is not JSON');
  }
}

/** Whether it is pinned is a matter of taste. */
function isSame(one: ViewContent, other: ViewContent): boolean {
  const told = ({ name, query, table, alert }: ViewContent): string =>
    canonical({ name, query, table, alert });
  return told(one) === told(other);
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name.toLowerCase())) return name;
  for (let n = 2; ; n += 1) {
    const end = ` (${n})`;
    // Not within a character.
    const tried = name.slice(0, 120 - end.length).replace(/[\uD800-\uDBFF]$/, '') + end;
    if (!taken.has(tried.toLowerCase())) return tried;
  }
}

function withoutStop(sentence: string): string {
  return sentence.replace(/\.$/, '');
}
