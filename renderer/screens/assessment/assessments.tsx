import type { ReactElement } from 'react';
import type { Place } from '../../app/route.ts';

export function Assessments(_props: {
  readonly place: Extract<Place, { at: 'assessments' }>;
}): ReactElement {
  return <main className="app-page" />;
}
