import type { Problem } from '../../../preload/contract/errors.ts';

/** Where on the form a failure is told. */
export interface ReportErrors {
  readonly key?: string;
  readonly password?: string;
  readonly out?: string;
  readonly other?: string;
}

/** Puts the one sentence of a failure at the field that it is about. */
export function reportErrors(problem: Problem | null, isKeyMissing: boolean): ReportErrors {
  if (isKeyMissing) return { key: 'Choose the key to sign with, or do not sign.' };
  if (problem === null) return {};
  const { code, message } = problem;
  if (code === 'wrong_password') return { password: message };
  if (code === 'bad_key') return { key: message };
  if (code === 'unwritable') return { out: message };
  return { other: message };
}
