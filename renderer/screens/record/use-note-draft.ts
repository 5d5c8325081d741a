import { useState } from 'react';
import type { EventRef } from '../../../preload/contract/ids.ts';
import { useApp } from '../../app/app-context.ts';
import { useRemembered } from '../../app/memory.ts';
import { requirePerson } from '../../app/person.ts';
import { asProblem } from '../../app/problems.ts';
import { showToast } from '../../ui/index.ts';

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

export function useNoteDraft(event: EventRef, onDone: () => void): NoteDraft {
  const app = useApp();
  const [text, setText] = useRemembered<string | null>(`note:${event}`, null);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const save = async (): Promise<void> => {
    const note = text?.trim() ?? '';
    if (note === '' || isBusy || !(await requirePerson(app))) return;
    setBusy(true);
    setError(undefined);
    try {
      await app.client.call('events.annotate', { events: [event], note });
      setText(null);
      showToast({ tone: 'valid', title: 'The note is in the ledger.' });
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
