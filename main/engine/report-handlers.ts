import { recordAct } from '../archive/ledger.ts';
import { now } from '../platform/clock.ts';
import { programName } from '../platform/program.ts';
import { createReport } from '../report/create-report.ts';
import { authorOf, pathOf, type EngineState } from './engine-state.ts';
import type { EngineHandlers } from './handlers.ts';

export function reportHandlers(state: EngineState): EngineHandlers<'report.create'> {
  return {
    async 'report.create'({ assessment, out, draft, signing }, context) {
      const { archive, read, readText } = state.session();
      const author = authorOf(context);
      const file = pathOf(context, out);
      const report = await createReport({
        read,
        readText,
        assessment,
        draft,
        out: file,
        preparedBy: author.profile,
        generatedAt: now(),
        program: programName(),
        signing:
          signing === null
            ? undefined
            : { p12: pathOf(context, signing.key), password: signing.password },
      });
      const { id, pages, bytes, sha256, level, signer, head } = report;
      recordAct(archive.write, author, 'report.created', {
        assessment,
        id,
        sha256,
        level,
        signer,
        head,
        draft,
      });
      state.changed();
      return { file, ticket: out, pages, bytes, sha256, level, signer, signed: level !== 'none' };
    },
  };
}
