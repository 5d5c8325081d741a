import type { ReactElement, ReactNode } from 'react';
import type { Tone } from './types.ts';

export interface StatusItem {
  readonly id: string;
  readonly content: ReactNode;
  readonly tone?: Tone | undefined;
  /** A dot before the words: the state of the whole archive. */
  readonly hasDot?: boolean | undefined;
  /** Makes it a button: the place where this is explained. */
  readonly onPress?: (() => void) | undefined;
}

export interface StatusBarProps {
  readonly start: readonly StatusItem[];
  readonly end?: readonly StatusItem[] | undefined;
}

/** The line at the bottom that always says whether the archive is intact and what is running. */
export function StatusBar({ start, end }: StatusBarProps): ReactElement {
  return (
    <footer className="ui-status" aria-label="Status">
      <div className="ui-status-side">{start.map(renderItem)}</div>
      <div className="ui-status-side">{end?.map(renderItem)}</div>
    </footer>
  );
}

function renderItem(item: StatusItem): ReactElement {
  const { id, content, tone = 'neutral', hasDot, onPress } = item;
  const inner = (
    <>
      {hasDot === true && <span className="ui-status-dot" aria-hidden="true" />}
      {content}
    </>
  );
  if (onPress === undefined) {
    return (
      <span key={id} className="ui-status-item" data-tone={tone}>
        {inner}
      </span>
    );
  }
  return (
    <button key={id} type="button" className="ui-status-item" data-tone={tone} onClick={onPress}>
      {inner}
    </button>
  );
}
