import type { ReactElement } from 'react';

export function VerifyFile(): ReactElement {
  return <main className="app-page" />;
}
