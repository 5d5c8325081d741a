import { basename } from 'node:path';
import type { viewCalls } from '../../preload/contract/views.ts';
import {
  acknowledgeAlerts,
  listViews,
  pinView,
  raisedAlerts,
  removeView,
  saveView,
  sharedFileOf,
  takeShared,
  viewsInFile,
} from '../assess/index.ts';
import { writeFileWhole } from '../platform/files.ts';
import { pathOf, type EngineState } from './engine-state.ts';
import type { EngineHandlers } from './handlers.ts';
import { personActs } from './person-acts.ts';

/** Saved views, and the alerts that some of them raised. */
export function viewHandlers(state: EngineState): EngineHandlers<keyof typeof viewCalls> {
  const act = personActs(state);
  return {
    'views.list': () => listViews(state.session().read),
    'views.save': ({ id, view }, context) =>
      act(context, (db, author) => saveView(db, author, view, id)),
    'views.pin': ({ id, pinned }, context) =>
      act(context, (db, author) => pinView(db, author, id, pinned)),
    'views.remove': ({ id }, context) =>
      act(context, (db, author) => {
        removeView(db, author, id);
        return null;
      }),
    'views.export'({ ids, out }, context) {
      const file = pathOf(context, out);
      const wanted = new Set<string>(ids);
      const views = listViews(state.session().read).filter(
        ({ id }) => wanted.size === 0 || wanted.has(id),
      );
      writeFileWhole(file, sharedFileOf(views));
      return { file: basename(file), views: views.length };
    },
    'views.import'({ ticket }, context) {
      const views = viewsInFile(pathOf(context, ticket));
      return act(context, (db, author) => takeShared(db, author, views));
    },
    'alerts.list': ({ limit }) => raisedAlerts(state.session().read, limit),
    'alerts.acknowledge': ({ ids, note }, context) =>
      act(context, (db, author) => ({ acknowledged: acknowledgeAlerts(db, author, ids, note) })),
  };
}
