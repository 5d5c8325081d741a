import { useId, type ReactElement, type ReactNode } from 'react';
import { joinClasses } from './join-classes.ts';

export interface PanelProps {
  /** Names the region; shown in its head unless `isHeadless`. */
  readonly title: string;
  /** Words or a number at the end of the head. */
  readonly aside?: ReactNode;
  readonly isHeadless?: boolean | undefined;
  readonly ground?: 'surface' | 'background' | 'sunken' | undefined;
  /** Stays in view under the scrolling body: the acts of what is shown. */
  readonly footer?: ReactNode;
  /** The body brings its own padding, as grids and lists do. */
  readonly isFlush?: boolean | undefined;
  readonly children: ReactNode;
}

/** A column of the window: a head, a body that scrolls by itself, acts at the bottom. */
export function Panel(props: PanelProps): ReactElement {
  const { title, aside, isHeadless, ground = 'surface', footer, isFlush, children } = props;
  const id = useId();
  return (
    <section
      className="ui-panel"
      data-ground={ground}
      {...(isHeadless === true ? { 'aria-label': title } : { 'aria-labelledby': id })}
    >
      {isHeadless !== true && (
        <header className="ui-panel-head">
          <h2 id={id}>{title}</h2>
          {aside}
        </header>
      )}
      <div className={joinClasses('ui-panel-body', isFlush === true && 'ui-flush')}>{children}</div>
      {footer !== undefined && <footer className="ui-panel-foot">{footer}</footer>}
    </section>
  );
}
