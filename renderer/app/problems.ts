import { Problem } from '../../preload/contract/errors.ts';
import { showToast } from '../ui/index.ts';

/** Anything thrown as a Problem, so that a screen always has a code and a sentence. */
export function asProblem(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown;
  return new Problem('internal', 'Something went wrong in the window. Nothing was changed.');
}

/** Tells a failure that has no place of its own on the screen. What a person cancelled is no news. */
export function tellProblem(thrown: unknown): void {
  const problem = asProblem(thrown);
  if (problem.code === 'cancelled') {
    showToast({ tone: 'information', title: problem.message });
  } else {
    showToast({ tone: 'exception', title: problem.message });
  }
}

/** Runs an act of the person to its end; a failure is told, never lost. */
export function attempt(work: () => Promise<unknown>): void {
  work().catch(tellProblem);
}
