import type { Author } from '../../main/archive/ledger.ts';
import { annotate, withdraw } from '../../main/assess/index.ts';
import type { Session } from '../../main/engine/session.ts';
import { parseQuery, Search } from '../../main/query/index.ts';
import { row, timed } from './measure.ts';

const mostEvents = 10_000;

/** What it takes to annotate the newest ten thousand events in one act, and to take that back. */
export async function measureAnnotating({ archive, read }: Session): Promise<void> {
  const author: Author = {
    profile: { name: 'Bench', initials: 'B', role: 'bench' },
    chain: 'bench',
  };
  const search = new Search(read, parseQuery(''));
  await search.advance(mostEvents);
  const events = search.refs(0, mostEvents);
  const said = { note: 'Scanner.', tag: 'noise', star: true } as const;
  const [done, took] = await timed(async () =>
    Promise.resolve(annotate(archive.write, author, { events, ...said })),
  );
  row(`${events.length.toLocaleString('en')} events annotated in one act`, milliseconds(took));
  const [, back] = await timed(async () => Promise.resolve(withdraw(archive.write, author, done)));
  row('that act taken back', milliseconds(back));
}

function milliseconds(took: number): string {
  return `${(took * 1000).toFixed(0)} ms`;
}
