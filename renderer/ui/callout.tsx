import { Info } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { StateGlyph } from './state-glyph.tsx';

export interface CalloutProps {
  readonly tone: 'information' | 'attention' | 'exception' | 'valid';
  readonly title?: string | undefined;
  readonly children?: ReactNode;
  readonly acts?: ReactNode;
}

/** Something that must be seen before going on, in its place in the page. */
export function Callout({ tone, title, children, acts }: CalloutProps): ReactElement {
  return (
    <div className="ui-callout" data-tone={tone} role={tone === 'exception' ? 'alert' : 'note'}>
      <span className="ui-callout-glyph">{glyphOf(tone)}</span>
      <div className="ui-callout-words">
        {title !== undefined && <strong>{title}</strong>}
        {children !== undefined && <div>{children}</div>}
      </div>
      {acts !== undefined && <div className="ui-callout-acts">{acts}</div>}
    </div>
  );
}

function glyphOf(tone: CalloutProps['tone']): ReactElement {
  switch (tone) {
    case 'information':
      return <Info size={15} aria-hidden="true" />;
    case 'attention':
      return <StateGlyph state="attention" size={15} />;
    case 'exception':
      return <StateGlyph state="exception" size={15} />;
    case 'valid':
      return <StateGlyph state="done" size={15} />;
  }
}
