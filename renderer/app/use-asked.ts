import { useState } from 'react';
import { asProblem } from './problems.ts';

/** What a dialog asks for, on its way. */
export interface Asked {
  readonly isReady: boolean;
  readonly isBusy: boolean;
  /** Why it was refused, in one sentence. */
  readonly error: string | undefined;
  /** Does it, once; without everything that is asked for it does nothing. */
  readonly send: () => void;
}

/**
 * @param act closes the dialog when it is done; with `false` the person has cancelled it elsewhere,
 *   and the dialog stays
 */
export function useAsked(props: {
  readonly isReady: boolean;
  readonly act: () => Promise<unknown>;
  readonly onClose: () => void;
}): Asked {
  const { isReady, act, onClose } = props;
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const send = async (): Promise<void> => {
    if (!isReady || isBusy) return;
    setBusy(true);
    setError(undefined);
    try {
      if ((await act()) !== false) onClose();
    } catch (thrown) {
      setError(asProblem(thrown).message);
    } finally {
      setBusy(false);
    }
  };
  return { isReady, isBusy, error, send: () => void send() };
}
