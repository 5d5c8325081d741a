import type { ActDone } from '../../preload/contract/annotations.ts';
import { ControlResult, controlResults } from '../../preload/contract/assessment.ts';
import { Problem } from '../../preload/contract/errors.ts';
import type { WriteDb } from '../archive/handles.ts';
import type { Author } from '../archive/ledger.ts';
import { controlOf, readAssessment } from './assessments.ts';
import { recordPaper } from './projections.ts';

export interface NewConclusion {
  readonly assessment: string;
  readonly control: string;
  /** One of the contract's `controlResults`. */
  readonly result: string;
  readonly rationale: string;
}

/**
 * Concludes a control. Earlier conclusions stay in the history; the latest one stands.
 *
 * @throws Problem not_found (assessment, control), bad_request (result, empty rationale)
 */
export function conclude(db: WriteDb, author: Author, wanted: NewConclusion): ActDone {
  const assessment = readAssessment(db, wanted.assessment);
  const control = controlOf(assessment, wanted.control);
  const result = ControlResult.safeParse(wanted.result);
  if (!result.success) {
    throw new Problem(
      'bad_request',
      `“${wanted.result}” is no result; choose one of ${controlResults.join(', ')}.`,
    );
  }
  const rationale = wanted.rationale.trim();
  if (rationale === '') {
    throw new Problem('bad_request', 'A conclusion needs a rationale; write one.');
  }
  const body = { assessment: assessment.id, control: control.id, result: result.data, rationale };
  return recordPaper(db, author, 'control.concluded', body);
}
