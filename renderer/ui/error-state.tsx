import type { ReactElement, ReactNode } from 'react';
import { StateGlyph } from './state-glyph.tsx';

export interface ErrorStateProps {
  /** One sentence: what happened, and where. */
  readonly title: string;
  /** What to do about it. */
  readonly children?: ReactNode;
  /** The stable code, so that a person can name it. */
  readonly code?: string | undefined;
  readonly acts?: ReactNode;
}

/** Something did not work: what, where, what to do, and the acts that do it. */
export function ErrorState({ title, children, code, acts }: ErrorStateProps): ReactElement {
  return (
    <div className="ui-empty" role="alert">
      <div className="ui-empty-icon" data-tone="exception">
        <StateGlyph state="exception" size={24} />
      </div>
      <h3>{title}</h3>
      {children !== undefined && <div className="ui-empty-words">{children}</div>}
      {code !== undefined && <code className="ui-empty-code ui-selectable">{code}</code>}
      {acts !== undefined && <div className="ui-empty-acts">{acts}</div>}
    </div>
  );
}
