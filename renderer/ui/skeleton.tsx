import type { ReactElement } from 'react';

export interface SkeletonProps {
  /** Any CSS width; about as wide as what will stand here. */
  readonly width?: string | number | undefined;
  readonly height?: number | undefined;
}

/** The place of something that is being read. */
export function Skeleton({ width = '100%', height = 10 }: SkeletonProps): ReactElement {
  return <span className="ui-skeleton" style={{ width, height }} aria-hidden="true" />;
}
