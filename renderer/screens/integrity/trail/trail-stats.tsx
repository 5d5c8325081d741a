import type { ReactElement } from 'react';
import type { Completeness } from '../../../../preload/contract/completeness.ts';
import { plural } from '../../../app/format.ts';
import { formatCount, Stat, type Tone } from '../../../ui/index.ts';

/** The few numbers that open the screen. */
export function TrailStats({ result }: { readonly result: Completeness }): ReactElement {
  const { digests, logs, states, gaps, keyList } = result;
  const isOurs = keyList.every((key) => key.digests === 0 || key.origin === 'confirmed');
  const complete = states.L + states.S;
  const days = Object.values(states).reduce((sum, count) => sum + count, 0);
  const share = days === 0 ? '–' : `${percent(complete, days)} %`;
  const explained = gaps.filter(({ notes }) => notes.length > 0).length;
  const ofDigests = wordsOf([
    [digests.invalid, 'invalid'],
    [digests.missing, 'missing'],
  ]);
  const ofLogs = wordsOf([
    [logs.invalid, 'altered'],
    [logs.missing, 'missing'],
    [logs.unreferenced, 'named by no digest'],
  ]);
  const without = logs.unchecked + logs.uncovered;
  return (
    <div className="trail-stats">
      <Stat
        label="Listed in AWS’s digests"
        value={share}
        note={`${formatCount(complete)} of ${formatCount(days)} account-region-days`}
      />
      <Stat
        label="Digest files"
        value={formatCount(digests.valid + digests.invalid + digests.missing)}
        note={ofDigests || signatureWords(digests.valid > 0, isOurs)}
        tone={toneOf(ofDigests !== '', digests.valid > 0 && isOurs)}
      />
      <Stat
        label="Log files named by digests"
        value={formatCount(logs.valid + logs.invalid + logs.missing)}
        note={
          ofLogs ||
          (without > 0
            ? `${formatCount(without)} others without proof`
            : 'all as their digests say')
        }
        tone={toneOf(ofLogs !== '', logs.valid > 0 && without === 0 && isOurs)}
      />
      <Stat
        label="Gaps"
        value={formatCount(gaps.length)}
        note={
          gaps.length === 0
            ? 'within what was handed over'
            : `${formatCount(gaps.length - explained)} without a note`
        }
        tone={gaps.length > explained ? 'attention' : 'neutral'}
      />
    </div>
  );
}

/** Green is kept for keys that were fetched from AWS. */
function signatureWords(hasAny: boolean, isOurs: boolean): string {
  if (!hasAny) return 'none were handed over';
  return isOurs ? 'all signatures valid, keys ours' : 'all signatures valid, keys supplied';
}

/** One digit, and never a hundred of what is not all. */
function percent(part: number, all: number): string {
  const tenths = Math.floor((part / all) * 1000);
  return part === all ? '100' : (tenths / 10).toFixed(1);
}

function wordsOf(counts: readonly (readonly [number, string])[]): string {
  return counts
    .filter(([count]) => count > 0)
    .map(([count, words]) => `${formatCount(count)} ${words}`)
    .join(', ');
}

function toneOf(isWrong: boolean, isGood: boolean): Tone {
  if (isWrong) return 'exception';
  return isGood ? 'valid' : 'neutral';
}

/** `3 log files`, as digests tell of them. */
export function logWords(count: number): string {
  return count === 0 ? 'no log file' : plural(count, 'log file');
}
