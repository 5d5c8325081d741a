import type { Engagement } from '../../preload/contract/domain.ts';
import { actTable, type ActId } from './act-table.ts';

/** Acts that write into the archive. */
const changing: ReadonlySet<ActId> = new Set([
  'note',
  'star',
  'tag',
  'status',
  'add-event',
  'undo',
  'redo',
  'hide-resolved',
  'pseudonymise',
  'lift-pseudonyms',
  'conclude',
  'new-assessment',
  'import-files',
  'import-folder',
  'collect-aws',
  'save-view',
  'compact',
  'roll-over',
  'save-proof',
  'time-stamp',
  'explain-gap',
]);

/** True for an act that an archive which cannot be written to refuses. */
export function changesArchive(id: ActId): boolean {
  return changing.has(id);
}

const needsNoEngagement: ReadonlySet<ActId> = new Set(['cancel-job', 'back', 'forward']);

/** Why an act that nobody provides is not possible now; undefined if it is not offered at all. */
export function whyNot(
  id: ActId,
  open: Pick<Engagement, 'readOnly'> | null | undefined,
): string | undefined {
  const words = actTable[id];
  const isOpen = Boolean(open);
  if (open?.readOnly && changing.has(id)) return 'The archive is read-only';
  if (isOpen || needsNoEngagement.has(id)) return words.whyNot;
  return words.group === 'Window' || words.group === 'Help'
    ? undefined
    : 'Open an engagement first';
}
