import type { ReactElement, ReactNode } from 'react';
import { DropZone } from '../ui/index.ts';
import { useApp } from './app-context.ts';
import { useEngagement } from './use-engagement.ts';
import { arrive } from './arrive.ts';
import { attempt } from './problems.ts';

/** The whole window takes files. */
export function DropAnywhere({ children }: { readonly children: ReactNode }): ReactElement {
  const app = useApp();
  const engagement = useEngagement();
  return (
    <DropZone
      label={
        engagement === null
          ? 'Drop to begin an engagement'
          : `Drop to import into ${engagement.name}`
      }
      hint="Files, folders and zips of CloudTrail logs. An engagement is opened, a report is verified."
      onDropFiles={(files) =>
        attempt(async () => arrive(app, await app.client.drop(files), 'window'))
      }
    >
      {children}
    </DropZone>
  );
}
