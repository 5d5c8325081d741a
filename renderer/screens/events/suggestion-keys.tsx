import type { ReactElement } from 'react';
import { Kbd } from '../../ui/index.ts';

/** What the keys do while suggestions are shown. */
export function Keys({
  hasActive,
  takesFirst,
}: {
  readonly hasActive: boolean;
  readonly takesFirst: boolean;
}): ReactElement {
  return (
    <>
      <span>
        <Kbd keys="down" look="bare" /> <Kbd keys="up" look="bare" /> choose
      </span>
      {(hasActive || takesFirst) && (
        <span>
          <Kbd keys="tab" look="bare" /> {hasActive ? 'take it' : 'take the first'}
        </span>
      )}
      <span>
        <Kbd keys="enter" look="bare" /> {hasActive ? 'take it' : 'search'}
      </span>
      <span>
        <Kbd keys="escape" look="bare" /> close
      </span>
    </>
  );
}
