import type { ReactElement } from 'react';
import type { TagColour } from '../../preload/contract/annotations.ts';
import { useCall } from './calls.ts';
import './tag-chip.css';

/** A tag with the engagement's colour for it; the word carries the meaning, the dot only recalls it. */
export function TagChip({ tag }: { readonly tag: string }): ReactElement {
  const tags = useCall('annotations.tags', {}).data;
  const colour = tags?.find((each) => each.tag === tag)?.colour ?? 'grey';
  return (
    <span className="app-tag" title={tag}>
      <TagDot colour={colour} />
      <span className="ui-truncate">{tag}</span>
    </span>
  );
}

/** The colour alone, beside a word that tells it. */
export function TagDot({ colour }: { readonly colour: TagColour }): ReactElement {
  return <span className="app-tag-dot" data-colour={colour} aria-hidden="true" />;
}
