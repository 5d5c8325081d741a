import type { ReactElement, ReactNode } from 'react';
import { Toolbar as AriaToolbar } from 'react-aria-components';

export interface ToolbarProps {
  readonly label: string;
  readonly children: ReactNode;
}

/** Controls in a row; Tab enters it once, arrows move within. */
export function Toolbar({ label, children }: ToolbarProps): ReactElement {
  return (
    <AriaToolbar className="ui-toolbar" aria-label={label}>
      {children}
    </AriaToolbar>
  );
}
