import { spawnSync } from 'node:child_process';
import type { Session } from '../../main/engine/session.ts';
import { countEvents, parseQuery } from '../../main/query/index.ts';
import { row, seconds } from './measure.ts';

/** Some that are in a few records, in many, and in none. */
const parts = ['vol-0abc', 'tfstat', 'no-such-text'];

/**
 * A part of any value, counted over the whole archive, beside ripgrep on the files it was made of
 * (`rg -z`, which unpacks each file by a program of its own); without ripgrep, by itself.
 */
export function measureParts(corpus: string, session: Session): void {
  for (const part of parts) {
    const start = performance.now();
    const found = countEvents(session.read, parseQuery(`*${part}*`));
    const ours = seconds(start);
    const theirs = ripgrep(part, corpus);
    const ratio = theirs === undefined ? '' : `, ${(ours / theirs).toFixed(2)} of rg -z`;
    row(`“*${part}*”`, `${found.toLocaleString('en')} counted in ${ours.toFixed(2)} s${ratio}`);
  }
  session.close();
}

function ripgrep(part: string, corpus: string): number | undefined {
  const start = performance.now();
  const { error } = spawnSync('rg', ['-z', '-i', '-c', part, corpus]);
  return error === undefined ? seconds(start) : undefined;
}
