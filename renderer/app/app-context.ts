import { createContext, useContext } from 'react';
import type { App } from './app.ts';

export const AppContext = createContext<App | null>(null);

/** The shared parts of the window. */
export function useApp(): App {
  const app = useContext(AppContext);
  if (app === null) throw new Error('A screen stands outside the window.');
  return app;
}
