import type { Engagement } from '../../preload/contract/domain.ts';
import { useApp } from './app-context.ts';
import { useStore } from './store.ts';

/** The open engagement, or null while there is none. */
export function useEngagement(): Engagement | null {
  return useStore(useApp().engagement) ?? null;
}
