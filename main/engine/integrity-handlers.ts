import type { Verification } from '../../preload/contract/integrity.ts';
import type { JobId } from '../../preload/contract/ids.ts';
import { anchorsOf } from '../archive/anchors.ts';
import { ledgerPage } from '../archive/ledger-view.ts';
import { verifyFile, type FileOptions } from '../verify/index.ts';
import { authorOf, pathOf, type EngineState } from './engine-state.ts';
import type { EngineHandlers } from './handlers.ts';
import { timestampHead } from './timestamp-head.ts';

type Names =
  | 'integrity.verify'
  | 'integrity.verifyFile'
  | 'integrity.timestamp'
  | 'integrity.anchors'
  | 'integrity.ledger';

export function integrityHandlers(state: EngineState): EngineHandlers<Names> {
  const check = (
    job: JobId,
    label: string,
    file: string,
    heldAgainst: Pick<FileOptions, 'reports' | 'previous'> = {},
  ): Promise<Verification> =>
    state.jobs.run(job, (signal) =>
      verifyFile(file, {
        signal,
        ...heldAgainst,
        onProgress: (done, total) =>
          state.emit('job.progress', { job, label, done, total, unit: 'objects and entries' }),
      }),
    );
  return {
    'integrity.verify': ({ job, previous, reports = [] }, context) =>
      check(job, 'Checking the archive', state.session().archive.file, {
        reports: reports.map((ticket) => pathOf(context, ticket)),
        ...(previous !== undefined && { previous: pathOf(context, previous) }),
      }),
    'integrity.verifyFile': ({ job, ticket }, context) =>
      check(job, 'Verifying', pathOf(context, ticket)),
    async 'integrity.timestamp'({ authority }, context) {
      const stamped = await timestampHead(state.session(), authorOf(context), authority);
      state.changed();
      return stamped;
    },
    'integrity.anchors': () => anchorsOf(state.session().read),
    'integrity.ledger': ({ offset, limit }) => ledgerPage(state.session().read, offset, limit),
  };
}
