import { QueryClientProvider } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import '../ui/index.ts';
import type { App } from './app.ts';
import { AppContext } from './app-context.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { Frame } from './frame.tsx';
import './app.css';

/** The whole window. */
export function Root({ app }: { readonly app: App }): ReactElement {
  return (
    <ErrorBoundary where="The window">
      <QueryClientProvider client={app.queries}>
        <AppContext value={app}>
          <Frame />
        </AppContext>
      </QueryClientProvider>
    </ErrorBoundary>
  );
}
