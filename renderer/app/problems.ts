import { Problem, type ProblemCode } from '../../preload/contract/errors.ts';
import { showToast, type ToastWords } from '../ui/index.ts';

/** Anything thrown as a Problem, so that a screen always has a code and a sentence. */
export function asProblem(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown;
  return new Problem('internal', 'Something went wrong in the window. Nothing was changed.');
}

/** What a person cancelled is no news; what is refused while other work is under way is no failure. */
const tones: Readonly<Partial<Record<ProblemCode, ToastWords['tone']>>> = {
  cancelled: 'information',
  busy: 'attention',
};

/** Tells a failure that has no place of its own on the screen. */
export function tellProblem(thrown: unknown): void {
  const problem = asProblem(thrown);
  showToast({ tone: tones[problem.code] ?? 'exception', title: problem.message });
}

/** Runs an act of the person to its end; a failure is told, never lost. */
export function attempt(work: () => Promise<unknown>): void {
  work().catch(tellProblem);
}
