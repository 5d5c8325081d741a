import type { Verification } from '../../preload/contract/domain.ts';
import type { JobId } from '../../preload/contract/ids.ts';
import { ledgerPage } from '../archive/ledger-view.ts';
import { verifyArchive, verifyFile } from '../verify/index.ts';
import { pathOf, type EngineState } from './engine-state.ts';
import type { EngineHandlers } from './handlers.ts';

type Names = 'integrity.verify' | 'integrity.verifyFile' | 'integrity.ledger';

export function integrityHandlers(state: EngineState): EngineHandlers<Names> {
  const check = (
    job: JobId,
    label: string,
    file: string,
    verify: typeof verifyArchive,
  ): Promise<Verification> =>
    state.jobs.run(job, (signal) =>
      verify(file, {
        signal,
        onProgress: (done, total) =>
          state.emit('job.progress', { job, label, done, total, unit: 'objects and entries' }),
      }),
    );
  return {
    'integrity.verify': ({ job, previous }, context) =>
      check(job, 'Checking the archive', state.session().archive.file, (file, pace) =>
        verifyArchive(
          file,
          previous === undefined ? pace : { ...pace, previous: pathOf(context, previous) },
        ),
      ),
    'integrity.verifyFile': ({ job, ticket }, context) =>
      check(job, 'Verifying', pathOf(context, ticket), verifyFile),
    'integrity.ledger': ({ offset, limit }) => ledgerPage(state.session().read, offset, limit),
  };
}
