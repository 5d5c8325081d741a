import type { ReactElement } from 'react';
import type { AssessmentId } from '../../../preload/contract/ids.ts';

export function Report(_props: { readonly assessment: AssessmentId | undefined }): ReactElement {
  return <main className="app-page" />;
}
