import { useEffect } from 'react';
import type { Preferences } from '../../preload/contract/domain.ts';
import type { App } from './app.ts';
import { useCall } from './calls.ts';

/** Draws the window in the person's theme and density. */
export function usePreferences(): void {
  const preferences = useCall('app.preferences', {}).data;
  useEffect(() => {
    if (preferences === undefined) return;
    const root = document.documentElement.dataset;
    root['theme'] = preferences.theme;
    root['density'] = preferences.density;
  }, [preferences]);
}

/** Changes one of them; main answers with `preferences.changed`. */
export async function setPreference(app: App, change: Partial<Preferences>): Promise<void> {
  const preferences = await app.client.call('app.setPreferences', change);
  app.queries.setQueryData(['app.preferences', {}], preferences);
}
