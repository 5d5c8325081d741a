import { useState } from 'react';
import type { Assessment } from '../../../preload/contract/assessment.ts';
import type { GrantedPath, ReportResult } from '../../../preload/contract/domain.ts';
import type { Problem } from '../../../preload/contract/errors.ts';
import { useApp } from '../../app/app-context.ts';
import { requirePerson } from '../../app/person.ts';
import { asProblem, attempt } from '../../app/problems.ts';
import { reportErrors, type ReportErrors } from './report-errors.ts';

/** A report being made: what was chosen, and what came of it. */
export interface ReportWork {
  readonly isDraft: boolean;
  readonly setDraft: (isDraft: boolean) => void;
  readonly isSigned: boolean;
  readonly setSigned: (isSigned: boolean) => void;
  readonly key: GrantedPath | null;
  readonly chooseKey: () => void;
  readonly password: string;
  readonly setPassword: (password: string) => void;
  readonly out: GrantedPath | null;
  readonly chooseOut: () => void;
  readonly isBusy: boolean;
  readonly errors: ReportErrors;
  readonly result: ReportResult | null;
  readonly create: () => void;
  /** Back to the form, for another one. */
  readonly again: () => void;
}

export function useReport(assessment: Assessment): ReportWork {
  const app = useApp();
  const [isDraft, setDraft] = useState(false);
  const [isSigned, setSigned] = useState(true);
  const [key, setKey] = useState<GrantedPath | null>(null);
  const [password, setPassword] = useState('');
  const [out, setOut] = useState<GrantedPath | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isKeyMissing, setKeyMissing] = useState(false);
  const [result, setResult] = useState<ReportResult | null>(null);

  const choose = async (purpose: 'signing-key' | 'report'): Promise<GrantedPath | null> => {
    const suggestedName = `${assessment.name}${isDraft ? ' (draft)' : ''}`.slice(0, 120);
    const [chosen] = await app.client.call(
      'paths.choose',
      purpose === 'report' ? { purpose, suggestedName } : { purpose },
    );
    return chosen ?? null;
  };
  const chooseKey = async (): Promise<void> => {
    const chosen = await choose('signing-key');
    if (chosen === null) return;
    setKey(chosen);
    setKeyMissing(false);
    setProblem(null);
  };
  const chooseOut = async (): Promise<GrantedPath | null> => {
    const chosen = await choose('report');
    if (chosen !== null) setOut(chosen);
    return chosen;
  };
  const create = async (): Promise<void> => {
    if (isBusy) return;
    setProblem(null);
    setKeyMissing(isSigned && key === null);
    if (isSigned && key === null) return;
    if (!(await requirePerson(app))) return;
    const place = out ?? (await chooseOut());
    if (place === null) return;
    setBusy(true);
    try {
      const made = await app.client.call('report.create', {
        assessment: assessment.id,
        out: place.ticket,
        draft: isDraft,
        signing: isSigned && key !== null ? { key: key.ticket, password } : null,
      });
      setResult(made);
      setPassword('');
      setOut(null);
    } catch (thrown) {
      setProblem(asProblem(thrown));
    } finally {
      setBusy(false);
    }
  };
  return {
    isDraft,
    setDraft,
    isSigned,
    setSigned,
    key,
    chooseKey: () => attempt(chooseKey),
    password,
    setPassword: (next) => {
      setPassword(next);
      if (problem?.code === 'wrong_password') setProblem(null);
    },
    out,
    chooseOut: () => attempt(chooseOut),
    isBusy,
    errors: reportErrors(problem, isKeyMissing),
    result,
    create: () => void create(),
    again: () => setResult(null),
  };
}
