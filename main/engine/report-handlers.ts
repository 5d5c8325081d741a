import { authorOf, pathOf, type EngineState } from './engine-state.ts';
import type { EngineHandlers } from './handlers.ts';
import { makeReport } from './make-report.ts';

export function reportHandlers(state: EngineState): EngineHandlers<'report.create'> {
  return {
    async 'report.create'({ assessment, out, draft, signing }, context) {
      const file = pathOf(context, out);
      const report = await makeReport(state.session(), authorOf(context), {
        assessment,
        draft,
        out: file,
        signing:
          signing === null
            ? undefined
            : { p12: pathOf(context, signing.key), password: signing.password },
      });
      state.changed();
      const { pages, bytes, sha256, level, signer, recorded } = report;
      const signed = level !== 'none';
      return { file, ticket: out, pages, bytes, sha256, level, signer, signed, recorded };
    },
  };
}
