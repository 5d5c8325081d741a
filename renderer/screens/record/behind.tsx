import type { ReactElement } from 'react';
import type { EventRef } from '../../../preload/contract/ids.ts';
import { useCall } from '../../app/calls.ts';

/**
 * Who the linked AssumeRole record says is behind temporary credentials: a session's own name is only
 * what its caller chose.
 */
export function Behind({ event }: { readonly event: EventRef }): ReactElement | null {
  const { data: links } = useCall('events.links', { ref: event });
  const behind = links?.credentials?.behind ?? '';
  return behind === '' ? null : <p className="record-behind ui-selectable">{behind}</p>;
}
