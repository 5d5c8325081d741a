import type { ReactElement, ReactNode } from 'react';

export interface EmptyStateProps {
  readonly icon?: ReactNode;
  /** What is so. */
  readonly title: string;
  /** Why, and what would change it. */
  readonly children?: ReactNode;
  /** The next act, as buttons. */
  readonly acts?: ReactNode;
}

/** A place where nothing is yet: what is so, why, and the next act. */
export function EmptyState({ icon, title, children, acts }: EmptyStateProps): ReactElement {
  return (
    <div className="ui-empty">
      {icon !== undefined && <div className="ui-empty-icon">{icon}</div>}
      <h3>{title}</h3>
      {children !== undefined && <div className="ui-empty-words">{children}</div>}
      {acts !== undefined && <div className="ui-empty-acts">{acts}</div>}
    </div>
  );
}
