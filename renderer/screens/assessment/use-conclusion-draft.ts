import { useState } from 'react';
import type { ControlResult, Workpaper } from '../../../preload/contract/assessment.ts';
import { useApp } from '../../app/app-context.ts';
import { askEngineAgain } from '../../app/calls.ts';
import { useRemembered } from '../../app/memory.ts';
import { requirePerson } from '../../app/person.ts';
import { asProblem } from '../../app/problems.ts';

interface Draft {
  readonly result: ControlResult;
  readonly rationale: string;
}

/** A conclusion being written; what is not saved yet is kept while the engagement is open. */
export interface ConclusionDraft extends Draft {
  readonly isOpen: boolean;
  readonly isBusy: boolean;
  readonly error: string | undefined;
  readonly open: () => void;
  readonly change: (part: Partial<Draft>) => void;
  readonly save: () => void;
  readonly giveUp: () => void;
}

/** Begins with what is proposed, or with what was concluded last. */
export function useConclusionDraft(paper: Workpaper): ConclusionDraft {
  const app = useApp();
  const { assessment, control, conclusion, proposed } = paper;
  const [kept, setKept] = useRemembered<Draft | null>(`conclusion:${assessment}:${control}`, null);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const draft: Draft = kept ??
    conclusion ?? { result: proposed.result, rationale: proposed.ground };
  const save = async (): Promise<void> => {
    const rationale = draft.rationale.trim();
    if (rationale === '') {
      setError('Give the rationale: it stands in the paper and in the report.');
      return;
    }
    if (isBusy || !(await requirePerson(app))) return;
    setBusy(true);
    setError(undefined);
    try {
      const { result } = draft;
      await app.client.call('assessment.conclude', { assessment, control, result, rationale });
      setKept(null);
      askEngineAgain(app);
    } catch (thrown) {
      setError(asProblem(thrown).message);
    } finally {
      setBusy(false);
    }
  };
  return {
    result: draft.result,
    rationale: draft.rationale,
    isOpen: conclusion === null || kept !== null,
    isBusy,
    error,
    open: () => setKept({ result: draft.result, rationale: draft.rationale }),
    change: (part) => setKept({ result: draft.result, rationale: draft.rationale, ...part }),
    save: () => void save(),
    giveUp: () => {
      setKept(null);
      setError(undefined);
    },
  };
}
