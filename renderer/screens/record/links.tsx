import type { ReactElement } from 'react';
import type { EventLinks } from '../../../preload/contract/links.ts';
import type { EventRef } from '../../../preload/contract/ids.ts';
import { useApp } from '../../app/app-context.ts';
import { searchFor } from '../../app/around.ts';
import { useCall } from '../../app/calls.ts';
import { plural } from '../../app/format.ts';
import { useOnceIndexed } from '../../app/use-once-indexed.ts';
import { Button, SectionLabel } from '../../ui/index.ts';
import { LinkedList } from './linked-list.tsx';

export interface LinksProps {
  readonly event: EventRef;
  readonly onOpen: (event: EventRef) => void;
}

/** What CloudTrail itself says of a record that came late, corrects another, or was corrected. */
export function Corrections({ event, onOpen }: LinksProps): ReactElement | null {
  const { data: links } = useCall('events.links', { ref: event });
  if (links === undefined) return null;
  const { addendum, correctedBy } = links;
  return (
    <>
      {addendum !== null && (
        <LinkedList
          title="Addendum"
          before={[addendum.sentence, addendum.originalSentence].filter(Boolean).join(' ')}
          events={addendum.original.events}
          onOpen={onOpen}
        />
      )}
      {correctedBy.events.length > 0 && (
        <LinkedList title="Corrected by" {...correctedBy} onOpen={onOpen} />
      )}
    </>
  );
}

/** What leads from the record to others; nothing where there is nothing. */
export function Links({ event, onOpen }: LinksProps): ReactElement | null {
  const { data: links, error, refetch } = useCall('events.links', { ref: event });
  const isPartial = links?.isWhole === false;
  useOnceIndexed(isPartial, refetch);
  if (error !== null) return <p className="record-links-more">{error.message}</p>;
  if (links === undefined) return null;
  const { sameRequest, sameShared } = links;
  return (
    <>
      <Credentials links={links} onOpen={onOpen} />
      {sameShared.events.length > 0 && (
        <LinkedList title="The same event, recorded elsewhere" {...sameShared} onOpen={onOpen} />
      )}
      {sameRequest.events.length > 0 && (
        <LinkedList title="Left by the same request" {...sameRequest} onOpen={onOpen} />
      )}
      {isPartial && (
        <p className="record-links-more">
          Words are still being indexed: links to some records may be missing.
        </p>
      )}
    </>
  );
}

interface CredentialsProps extends Pick<LinksProps, 'onOpen'> {
  readonly links: EventLinks;
}

function Credentials({ links: { credentials, issued }, onOpen }: CredentialsProps): ReactElement {
  const app = useApp();
  return (
    <>
      {credentials !== null && (
        <LinkedList title="Credentials issued by" events={credentials.steps} onOpen={onOpen}>
          <p className="ui-selectable">{credentials.sentence}</p>
          {credentials.claims.events.length > 0 && (
            <LinkedList title="Claimed by" {...credentials.claims} onOpen={onOpen} />
          )}
        </LinkedList>
      )}
      {issued !== null && (
        <section className="record-links">
          <SectionLabel>Credentials it issued</SectionLabel>
          <p className="ui-selectable">
            <span className="ui-mono">{issued.accessKeyId}</span>, used by{' '}
            {issued.uses === 0 ? 'no event' : plural(issued.uses, 'event')} of this archive.
          </p>
          {issued.uses > 0 && (
            <Button
              size="small"
              kind="quiet"
              onPress={() =>
                searchFor(app, `userIdentity.accessKeyId = ${JSON.stringify(issued.accessKeyId)}`)
              }
            >
              Show them
            </Button>
          )}
        </section>
      )}
    </>
  );
}
