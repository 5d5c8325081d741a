import type { Narrowing } from '../../../preload/contract/overview.ts';
import { useApp } from '../../app/app-context.ts';
import { narrow } from '../../app/narrow.ts';

/** Puts a change into the query, as it would be typed. */
export function useNarrow(): (change: Narrowing) => void {
  const app = useApp();
  return (change) => narrow(app, change);
}
