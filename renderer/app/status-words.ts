import type { ReviewStatus } from '../../preload/contract/annotations.ts';

/** A review status as a person reads it. */
export const statusWords: Readonly<Record<ReviewStatus, string>> = {
  new: 'new',
  'in-review': 'in review',
  resolved: 'resolved',
};
