import type { ReactElement, ReactNode } from 'react';

export interface SectionLabelProps {
  readonly children: ReactNode;
  /** A count or a small act at the other end. */
  readonly aside?: ReactNode;
  readonly level?: 2 | 3 | 4 | undefined;
}

/** A small heading over a group within a panel. */
export function SectionLabel({ children, aside, level = 3 }: SectionLabelProps): ReactElement {
  const Heading = `h${level}` as const;
  return (
    <div className="ui-section-label">
      <Heading>{children}</Heading>
      {aside !== undefined && <span>{aside}</span>}
    </div>
  );
}
