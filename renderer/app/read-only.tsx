import type { ReactElement } from 'react';
import { StateGlyph } from '../ui/index.ts';
import { useEngagement } from './use-engagement.ts';

/** True if the open archive cannot be written to: what would change it is not offered. */
export function useReadOnly(): boolean {
  return useEngagement()?.readOnly === true;
}

/** Stands where an act would be that a read-only archive refuses, and says so. */
export function ReadOnlyReason({ what }: { readonly what: string }): ReactElement {
  return (
    <span className="app-read-only">
      <StateGlyph state="attention" />
      <span>
        The archive is read-only: {what}. Copy it to a folder where you may write to change it.
      </span>
    </span>
  );
}
