import type { ReactElement } from 'react';
import Markdown from 'react-markdown';

export interface NoteWordsProps {
  readonly text: string;
}

/** What a note may be made of. Pictures and HTML are not: a note may come from somebody else’s file. */
const allowed = [
  'p',
  'em',
  'strong',
  'code',
  'pre',
  'ul',
  'ol',
  'li',
  'blockquote',
  'br',
  'h1',
  'h2',
  'h3',
];

/**
 * A note as its author meant it: Markdown, without anything that could run, load or lead elsewhere. A
 * link stays as its words; HTML is left out.
 */
export function NoteWords({ text }: NoteWordsProps): ReactElement {
  return (
    <div className="record-note-words">
      <Markdown allowedElements={allowed} unwrapDisallowed skipHtml>
        {text}
      </Markdown>
    </div>
  );
}
