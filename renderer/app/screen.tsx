import type { ReactElement } from 'react';
import { Across } from '../screens/across/across.tsx';
import { Assessments } from '../screens/assessment/assessments.tsx';
import { Compare } from '../screens/compare/compare.tsx';
import { Events } from '../screens/events/events.tsx';
import { Integrity } from '../screens/integrity/integrity.tsx';
import { VerifyFile } from '../screens/integrity/verify-file.tsx';
import { Report } from '../screens/report/report.tsx';
import { Collect } from '../screens/sources/collect/collect.tsx';
import { Sources } from '../screens/sources/sources.tsx';
import { Views } from '../screens/views/views.tsx';
import { SubjectPage } from '../screens/subject/subject-page.tsx';
import { Start } from '../screens/start/start.tsx';
import { DesignPage } from '../ui/index.ts';
import { useApp } from './app-context.ts';
import { roomOf, type Place } from './route.ts';
import { useStore } from './store.ts';

/** The screen of a place; rooms need an open engagement. */
export function Screen({ place }: { readonly place: Place }): ReactElement | null {
  const engagement = useStore(useApp().engagement);
  if (engagement === undefined) return null;
  if (engagement === null && roomOf(place) !== null) return <Start />;
  switch (place.at) {
    case 'start':
      return <Start />;
    case 'sources':
      return place.isCollecting === true ? <Collect /> : <Sources run={place.run} />;
    case 'events':
      return <Events />;
    case 'views':
      return <Views />;
    case 'across':
      return <Across />;
    case 'compare':
      return <Compare events={place.events} />;
    case 'subject':
      return <SubjectPage key={`${place.subject.kind} ${place.subject.value}`} place={place} />;
    case 'assessments':
      return <Assessments place={place} />;
    case 'report':
      return <Report assessment={place.assessment} />;
    case 'integrity':
      return <Integrity view={place.view} />;
    case 'verify':
      return <VerifyFile />;
    case 'design':
      return <DesignPage />;
  }
}
