import {
  conclude,
  createAssessment,
  frameworks,
  listAssessments,
  populationPage,
  workpaper,
} from '../assess/index.ts';
import { eventRows } from '../archive/event-rows.ts';
import { assetsFolder } from '../platform/assets.ts';
import { authorOf, type EngineState } from './engine-state.ts';
import type { EngineHandlers } from './handlers.ts';
import { patiently } from './patiently.ts';

type Names =
  | 'assessment.frameworks'
  | 'assessment.list'
  | 'assessment.create'
  | 'assessment.workpaper'
  | 'assessment.population'
  | 'assessment.conclude';

export function assessmentHandlers(state: EngineState): EngineHandlers<Names> {
  return {
    'assessment.frameworks': () => frameworks(assetsFolder()),
    'assessment.list': () => listAssessments(state.session().read),
    async 'assessment.create'(wanted, context) {
      const { archive, readText } = state.session();
      const dependencies = {
        db: archive.write,
        author: authorOf(context),
        readRecord: readText,
        assetsFolder: assetsFolder(),
      };
      const assessment = await patiently(archive, () => createAssessment(dependencies, wanted));
      state.changed();
      return assessment;
    },
    'assessment.workpaper': ({ assessment, control }) =>
      workpaper(state.session().read, assessment, control),
    'assessment.population'({ assessment, control, offset, limit }) {
      const { read } = state.session();
      return eventRows(read, populationPage(read, assessment, control, offset, limit));
    },
    async 'assessment.conclude'(wanted, context) {
      const { archive } = state.session();
      const author = authorOf(context);
      const done = await patiently(archive, () => conclude(archive.write, author, wanted));
      state.changed();
      return done;
    },
  };
}
