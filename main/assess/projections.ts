import type { ActDone } from '../../preload/contract/annotations.ts';
import type { Papers, WriteDb } from '../archive/handles.ts';
import { recordAct, type Author, type Receipt } from '../archive/ledger.ts';
import { AnnotatedBody, ConcludedBody, CreatedBody, WithdrawnBody } from './bodies.ts';
import { projectAnnotated, projectWithdrawn } from './project-annotations.ts';
import {
  AcknowledgedBody,
  CheckedBody,
  PinnedBody,
  RemovedBody,
  SavedBody,
} from './views/bodies.ts';
import {
  projectAcknowledged,
  projectChecked,
  projectPinned,
  projectRemoved,
  projectSaved,
} from './views/project-views.ts';

/**
 * What an act writes into the papers besides its ledger entry. Replay calls the same functions with
 * the entries read back, so they depend on nothing but their arguments.
 *
 * `population_item` is not among the tables that replay can rebuild: its rows come from running the
 * pinned rule on the archive again (populations.ts, rerunPopulation), and the population's hash in
 * the ledger shows that they are the same.
 *
 * @throws ZodError if the body is not what the act says
 */
export type Projection = (papers: Papers, receipt: Omit<Receipt, 'hash'>, body: unknown) => void;

export type Act =
  | 'event.annotated'
  | 'annotation.withdrawn'
  | 'assessment.created'
  | 'control.concluded'
  | 'view.saved'
  | 'view.pinned'
  | 'view.removed'
  | 'alerts.checked'
  | 'alert.acknowledged';

export const projections: Readonly<Record<Act, Projection>> = {
  'event.annotated'(papers, receipt, body) {
    projectAnnotated(papers, receipt, AnnotatedBody.parse(body));
  },

  'annotation.withdrawn'(papers, receipt, body) {
    projectWithdrawn(papers, receipt, WithdrawnBody.parse(body));
  },

  'assessment.created'(papers, { chain, seq }, body) {
    const made = CreatedBody.parse(body);
    papers.insert('assessment', {
      id: made.assessment,
      chain,
      seq,
      name: made.name,
      framework: made.framework,
      framework_sha256: made.framework_sha256,
      framework_json: made.framework_json,
      period_from: made.from,
      period_to: made.to,
      accounts: JSON.stringify(made.accounts),
      regions: JSON.stringify(made.regions),
    });
    for (const { control, rule_sha256, count, hash } of made.controls) {
      const population = { assessment: made.assessment, control, rule_sha256, count, hash };
      papers.insert('population', population);
    }
  },

  'control.concluded'(papers, { chain, seq }, body) {
    const { assessment, control, result, rationale } = ConcludedBody.parse(body);
    papers.insert('conclusion', { assessment, control, chain, seq, result, rationale });
  },

  'view.saved': (papers, receipt, body) => projectSaved(papers, receipt, SavedBody.parse(body)),
  'view.pinned': (papers, _, body) => projectPinned(papers, PinnedBody.parse(body)),
  'view.removed': (papers, _, body) => projectRemoved(papers, RemovedBody.parse(body)),
  'alerts.checked': (papers, receipt, body) =>
    projectChecked(papers, receipt, CheckedBody.parse(body)),
  'alert.acknowledged': (papers, receipt, body) =>
    projectAcknowledged(papers, receipt, AcknowledgedBody.parse(body)),
};

/** Records an act together with what it writes into the papers. */
export function recordPaper(
  db: WriteDb,
  author: Author,
  act: Act,
  body: Readonly<Record<string, unknown>>,
): ActDone {
  return doneBy(
    recordAct(db, author, act, body, (papers, own) => projections[act](papers, own, body)),
  );
}

/** One act that was done. */
export function doneBy({ chain, seq, hash }: Receipt): ActDone {
  return { acts: 1, chain, seq, hash };
}
