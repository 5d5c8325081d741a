import { useState } from 'react';
import type { EventRef } from '../../../preload/contract/ids.ts';
import { annotate, type AnnotationTarget } from '../../app/annotating.ts';
import { useApp } from '../../app/app-context.ts';
import { useRemembered } from '../../app/memory.ts';
import { asProblem } from '../../app/problems.ts';

/** A note being written; what is not saved yet is kept while the engagement is open. */
export interface NoteDraft {
  readonly isOpen: boolean;
  readonly text: string;
  readonly isBusy: boolean;
  readonly error: string | undefined;
  readonly open: () => void;
  readonly change: (text: string) => void;
  readonly save: () => void;
  readonly giveUp: () => void;
}

/** @param target undefined while the event is being read */
export function useNoteDraft(
  event: EventRef,
  target: AnnotationTarget | undefined,
  onDone: () => void,
): NoteDraft {
  const app = useApp();
  const [text, setText] = useRemembered<string | null>(`note:${event}`, null);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const save = async (): Promise<void> => {
    const note = text?.trim() ?? '';
    if (note === '' || isBusy || target === undefined) return;
    setBusy(true);
    setError(undefined);
    try {
      if (!(await annotate(app, target, { note }, 'noted'))) return;
      setText(null);
      onDone();
    } catch (thrown) {
      setError(asProblem(thrown).message);
    } finally {
      setBusy(false);
    }
  };
  return {
    isOpen: text !== null,
    text: text ?? '',
    isBusy,
    error,
    open: () => setText(text ?? ''),
    change: setText,
    save: () => void save(),
    giveUp: () => {
      setText(null);
      setError(undefined);
      onDone();
    },
  };
}
