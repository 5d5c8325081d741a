import type { ReactElement, ReactNode } from 'react';

export interface NoteCardProps {
  readonly author: string;
  /** What the author is here: preparer, reviewer. */
  readonly authorRole?: string | undefined;
  /** When it was written, in words. */
  readonly when: string;
  /** Open notes are filled, cleared ones are only outlined. */
  readonly isCleared?: boolean | undefined;
  readonly children: ReactNode;
  /** A link to what the note is about. */
  readonly subject?: ReactNode;
  readonly acts?: ReactNode;
}

/** What a person wrote; purple is kept for human words. */
export function NoteCard(props: NoteCardProps): ReactElement {
  const { author, authorRole, when, isCleared, children, subject, acts } = props;
  return (
    <article className="ui-note" data-cleared={isCleared === true || undefined}>
      <header>
        <span className="ui-truncate">
          <strong>{author}</strong>
          {authorRole !== undefined && ` · ${authorRole}`}
        </span>
        <span>{when}</span>
      </header>
      <div className="ui-note-words ui-selectable">{children}</div>
      {subject !== undefined && <div className="ui-note-subject">{subject}</div>}
      {acts !== undefined && <footer>{acts}</footer>}
    </article>
  );
}
