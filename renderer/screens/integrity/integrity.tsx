import type { ReactElement } from 'react';

export function Integrity(): ReactElement {
  return <main className="app-page" />;
}
