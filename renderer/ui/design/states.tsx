import { FolderSearch, Inbox } from 'lucide-react';
import type { ReactElement } from 'react';
import { Button } from '../button.tsx';
import { DropZone } from '../drop-zone.tsx';
import { EmptyState } from '../empty-state.tsx';
import { ErrorState } from '../error-state.tsx';
import { Progress } from '../progress.tsx';
import { Skeleton } from '../skeleton.tsx';
import { Section, Show } from './section.tsx';

/** Nothing yet, not now, not so. */
export function States(): ReactElement {
  return (
    <Section
      id="states"
      title="Nothing yet, under way, not so"
      intro="Designed, not left over: each says what is so, why, and the next act."
    >
      <div className="design-shows">
        <Show title="Empty">
          <EmptyState
            icon={<Inbox size={28} strokeWidth={1.4} />}
            title="No event matches"
            acts={<Button>Widen to the whole archive</Button>}
          >
            607 events of March hold no failed sign-in of the root user. Logging was on all the
            time.
          </EmptyState>
        </Show>
        <Show title="Error">
          <ErrorState
            title="The folder could not be read"
            code="collect.folder.denied"
            acts={
              <>
                <Button kind="primary">Choose again…</Button>
                <Button>Try again</Button>
              </>
            }
          >
            The system refuses access to “Evidence/2026”. Allow it in the system’s privacy settings,
            or choose another folder.
          </ErrorState>
        </Show>
        <Show title="Under way">
          <Progress
            label="Indexing sandbox-eu / eu-west-1"
            value={612_040}
            total={1_204_518}
            detail="612,040 of 1,204,518 records · about 2 minutes left"
            onCancel={ignore}
          />
          <Progress
            label="Asking AWS for the digests"
            detail="2 requests per second"
            onCancel={ignore}
          />
          <Progress label="Re-running" look="line" value={3} total={13} detail="3 of 13" />
          <div className="design-stack" aria-hidden="true">
            <Skeleton width="64%" />
            <Skeleton width="82%" />
            <Skeleton width="38%" />
          </div>
        </Show>
        <Show title="A place that takes files" span={2}>
          <DropZone
            label="Drop a folder, a zip or log files here"
            hint="or press Ctrl O; nothing is changed at the source"
            onDropFiles={ignore}
          />
        </Show>
        <Show title="While they hover">
          <DropZone label="Drop to add 3 files to this archive" onDropFiles={ignore} isShown>
            <div className="design-pad design-row">
              <FolderSearch size={16} aria-hidden="true" /> Sources
            </div>
            <div className="design-under" />
          </DropZone>
        </Show>
      </div>
    </Section>
  );
}

function ignore(): void {
  // The example stays as it is.
}
