import { useId, type ReactElement, type ReactNode } from 'react';
import { joinClasses } from './join-classes.ts';

export interface CardProps {
  readonly title?: string | undefined;
  /** Quiet words after the title. */
  readonly note?: ReactNode;
  /** A badge, key or button at the end of the head. */
  readonly aside?: ReactNode;
  /** The body brings its own padding, as tables do. */
  readonly isFlush?: boolean | undefined;
  readonly children: ReactNode;
}

/** A bounded part of a page. Never put one inside another. */
export function Card({ title, note, aside, isFlush, children }: CardProps): ReactElement {
  const id = useId();
  return (
    <section className="ui-card" {...(title !== undefined && { 'aria-labelledby': id })}>
      {title !== undefined && (
        <header className="ui-card-head">
          <h3 id={id}>{title}</h3>
          {note !== undefined && <span className="ui-card-note">{note}</span>}
          {aside !== undefined && <span className="ui-card-aside">{aside}</span>}
        </header>
      )}
      <div className={joinClasses('ui-card-body', isFlush === true && 'ui-flush')}>{children}</div>
    </section>
  );
}
