import { useQuery } from '@tanstack/react-query';
import { useState, type RefObject } from 'react';
import type { Completion, Completions } from '../../../preload/contract/complete.ts';
import { useApp } from '../../app/app-context.ts';
import { callOptions, fetchCall } from '../../app/calls.ts';
import { withText } from './with-text.ts';

/** Values that are still being gathered are asked for again so soon. */
const AGAIN_MS = 40;

/** What the list below the field is about. */
type Open = 'completions' | 'history' | undefined;

export interface CompletionState {
  /** The completions of what is typed now, or of what was typed before while they are on their way. */
  readonly completions: Completions | undefined;
  readonly open: Open;
  readonly setOpen: (open: Open) => void;
  readonly setCaret: (caret: number) => void;
  /** Puts an item in its place; says whether that leads on to something else. */
  readonly take: (index: number) => Promise<boolean>;
}

/**
 * What may stand at the caret while a query is typed. Typing never waits for it: an answer to what was
 * typed before may be seen for a moment, but is never put into the text.
 */
export function useCompletion(
  query: string,
  field: RefObject<HTMLInputElement | null>,
): CompletionState {
  const app = useApp();
  const [open, setOpen] = useState<Open>();
  const [caret, setCaret] = useState(0);
  const asked = { query: query.slice(0, 4000), caret: Math.min(caret, query.length, 4000) };
  const { data, isPlaceholderData } = useQuery({
    ...callOptions(app, 'events.complete', asked),
    enabled: open === 'completions',
    placeholderData: (before) => before,
    refetchInterval: ({ state }) => (state.data?.isDone === false ? AGAIN_MS : false),
  });
  const take = async (index: number): Promise<boolean> => {
    const { from, to, items } =
      data !== undefined && !isPlaceholderData
        ? data
        : await fetchCall(app, 'events.complete', asked);
    const item = items[index];
    // Who typed on meanwhile means what is typed.
    if (item === undefined || app.query.get() !== query) return false;
    const { text, caret: after } = withText(query, { from, to, text: item.text });
    app.query.set(text);
    setCaret(after);
    // Once the field shows the new text.
    requestAnimationFrame(() => field.current?.setSelectionRange(after, after));
    return leadsOn(item);
  };
  return { completions: data, open, setOpen, setCaret, take };
}

/** A field wants its value, a word between conditions the next one. */
function leadsOn({ kind }: Completion): boolean {
  return kind === 'field' || kind === 'operator' || kind === 'keyword';
}
