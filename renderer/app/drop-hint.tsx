import type { ReactElement, ReactNode } from 'react';

export interface DropHintProps {
  readonly label: string;
  readonly children: ReactNode;
}

/** Says that files may be dropped; the window itself takes them, wherever they fall. */
export function DropHint({ label, children }: DropHintProps): ReactElement {
  return (
    <div className="app-drop-hint">
      <strong>{label}</strong>
      <span>{children}</span>
    </div>
  );
}
