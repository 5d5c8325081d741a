import { lazy, Suspense, type ReactElement } from 'react';

const Page = lazy(() => import('./design-page.tsx'));

/** The design page; loaded only when it is asked for. */
export function DesignPage(): ReactElement {
  return (
    <Suspense>
      <Page />
    </Suspense>
  );
}
