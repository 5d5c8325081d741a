import type { ImportRun } from '../../../preload/contract/domain.ts';
import { lastPart, plural } from '../../app/format.ts';

/** True for what was collected from AWS: it goes on where it ended when it is asked for again. */
function isCollected({ sources }: Pick<ImportRun, 'sources'>): boolean {
  return sources.some((source) => /^(cloudtrail|s3):\/\//.test(source));
}

/** What an import was of, in a few words: `trail-logs and 2 more`, `Event history of 111122223333`. */
export function sourceName({ sources }: Pick<ImportRun, 'sources'>): string {
  const [first, ...rest] = sources;
  if (first === undefined) return 'nothing named';
  if (first.startsWith('s3://')) return first;
  if (first.startsWith('manual/')) return 'An event added by hand';
  const accounts = /^cloudtrail:\/\/([^/]*)\//.exec(first)?.[1]?.split(',');
  if (accounts !== undefined) {
    const [only] = accounts;
    return `Event history of ${accounts.length === 1 ? only : plural(accounts.length, 'account')}`;
  }
  return rest.length === 0 ? lastPart(first) : `${lastPart(first)} and ${rest.length} more`;
}

/** A file of an import as it is called below what was imported; the whole path if it lies elsewhere. */
export function nameInSource(path: string, sources: readonly string[]): string {
  for (const given of sources) {
    const source = given.replace(/[\\/]+$/, '');
    const rest = path.slice(source.length);
    if (!path.startsWith(source) || !/^[\\/!]/.test(rest)) continue;
    // A container that was imported itself stays: its name says what the entry is in.
    return rest.startsWith('!') ? `${lastPart(source)}${rest}` : rest.slice(1);
  }
  return path;
}

/** How an import ended, in one sentence: that it added nothing is said in so many words. */
export function outcomeOf(run: ImportRun): string {
  const { state, objects, indexed, known, records, duplicates } = run;
  switch (state) {
    case 'running':
      return 'Still running.';
    case 'cancelled':
      return `Cancelled after ${plural(records, 'record')}. What was indexed stays in the archive${
        isCollected(run) ? '; the same collection once more goes on from there' : ''
      }.`;
    case 'interrupted':
      return `Interrupted after ${plural(records, 'record')}. ${
        isCollected(run)
          ? 'Collect the same once more: it goes on where it ended.'
          : 'Import the same files again: what is in is recognised.'
      }`;
    case 'finished':
      if (isCollected(run) && indexed === 0) return nothingCollected(run);
      if (objects === 0 && known > 0) {
        return `Added nothing: ${known === 1 ? 'the file was' : `all ${plural(known, 'file')} were`} already in the archive, byte for byte.`;
      }
      if (indexed === 0 && records > 0 && duplicates === records) {
        return `Added no event: all ${plural(records, 'record')} were already in the archive.`;
      }
      if (objects === 0) return 'Added nothing: no CloudTrail log was among the files.';
      return `${plural(indexed, 'event')} added from ${plural(objects, 'new file')}${
        known > 0 ? `; ${plural(known, 'file')} ${known === 1 ? 'was' : 'were'} already there` : ''
      }.`;
  }
}

function nothingCollected({ rejected, records, duplicates }: ImportRun): string {
  if (rejected > 0) return 'Added no event: what AWS refused, and why, is listed as rejected.';
  return records > 0 && duplicates === records
    ? `Added no event: all ${plural(records, 'record')} were already in the archive.`
    : 'Added no event: AWS has nothing more of it than what is here.';
}

/** True if every record of the run is accounted for. */
export function reconciles(run: ImportRun): boolean {
  return run.records === run.indexed + run.duplicates + run.conflicts + run.rejected;
}
