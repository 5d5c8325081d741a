import type { ReactElement, ReactNode } from 'react';

export interface SectionProps {
  readonly id: string;
  readonly title: string;
  readonly intro?: string;
  readonly children: ReactNode;
}

/** One chapter of the design page. */
export function Section({ id, title, intro, children }: SectionProps): ReactElement {
  return (
    <section className="design-section" id={`design-${id}`} aria-labelledby={`design-${id}-title`}>
      <header>
        <h2 id={`design-${id}-title`}>{title}</h2>
        {intro !== undefined && <p>{intro}</p>}
      </header>
      {children}
    </section>
  );
}

export interface ShowProps {
  readonly title: string;
  /** How many of the page's columns it takes. */
  readonly span?: 1 | 2 | 3;
  readonly children: ReactNode;
  readonly isFlush?: boolean;
}

/** One component in its place. */
export function Show({ title, span = 1, children, isFlush }: ShowProps): ReactElement {
  return (
    <figure className="design-show" data-span={span} data-flush={isFlush === true || undefined}>
      <figcaption>{title}</figcaption>
      <div>{children}</div>
    </figure>
  );
}
