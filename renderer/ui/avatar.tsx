/* oxlint-disable jsx-a11y/prefer-tag-over-role -- letters on a disc, not a picture file */
import type { ReactElement } from 'react';

export interface AvatarProps {
  readonly initials: string;
  /** The full name; spoken, and shown on hover. */
  readonly name: string;
  readonly size?: number | undefined;
}

/** A person by initials. */
export function Avatar({ initials, name, size = 24 }: AvatarProps): ReactElement {
  return (
    <span
      className="ui-avatar"
      role="img"
      aria-label={name}
      title={name}
      style={{ width: size, height: size, fontSize: size * 0.44 }}
    >
      {initials}
    </span>
  );
}
