import type { RaisedAlert, SavedView } from '../../preload/contract/views.ts';
import { RaisedId, ViewId } from '../../preload/contract/views.ts';
import { ScheduleId, type Schedule, type ScheduleRun } from '../../preload/contract/schedules.ts';
import { Problem } from '../../preload/contract/errors.ts';
import type { FakeBridge } from './fake-bridge.ts';

const at = '2026-11-20T16:40:00Z';

const firstViews: readonly SavedView[] = [
  {
    id: ViewId.parse('V-1'),
    name: 'Failed console sign-ins',
    query: 'what = ConsoleLogin AND failed = true',
    table: null,
    pinned: true,
    alert: { count: 5, seconds: 600, by: 'sourceIPAddress' },
    sentence: 'Events where eventName is “ConsoleLogin” and it failed.',
    alertSentence: '5 events within 10 minutes with the same sourceIPAddress raise an alert.',
    author: 'Maria Keller',
    at,
  },
];

const raised: RaisedAlert = {
  id: RaisedId.parse('R-1'),
  view: ViewId.parse('V-1'),
  name: 'Failed console sign-ins',
  query: 'what = ConsoleLogin AND failed = true AND ip = 203.0.113.44',
  value: '203.0.113.44',
  sentence:
    'Failed console sign-ins: 6 events with sourceIPAddress 203.0.113.44 from 2026-03-14 02:17:08 to 2026-03-14 02:21:40 UTC.',
  from: '2026-03-14T02:17:08Z',
  to: '2026-03-14T02:21:40Z',
  events: 6,
  fresh: 6,
  raisedAt: at,
  acknowledged: null,
};

const ran: ScheduleRun = {
  due: '2026-11-20T01:00:00Z',
  missed: 0,
  startedAt: '2026-11-20T01:00:02Z',
  finishedAt: '2026-11-20T01:03:40Z',
  state: 'collected',
  sentence: '1,204 new events.',
  run: 3,
  alerts: 0,
};

/** Views, alerts and schedules that remember what was done to them. */
export function answerViews({ handle }: FakeBridge): void {
  let views = firstViews;
  let alerts: readonly RaisedAlert[] = [raised];
  let schedules: readonly Schedule[] = [];
  const viewOf = (id: string): SavedView => {
    const found = views.find((view) => view.id === id);
    if (found === undefined) throw new Problem('not_found', `There is no view ${id} any more.`);
    return found;
  };
  const put = (view: SavedView): SavedView => {
    views = [...views.filter(({ id }) => id !== view.id), view];
    return view;
  };
  handle('views.list', () => [...views]);
  handle('views.save', ({ id, view }) =>
    put({
      ...view,
      id: id ?? ViewId.parse(`V-${views.length + 1}`),
      sentence: `Events where ${view.query}.`,
      alertSentence: view.alert === null ? null : 'Any new event raises an alert.',
      author: 'Maria Keller',
      at,
    }),
  );
  handle('views.pin', ({ id, pinned }) => put({ ...viewOf(id), pinned }));
  handle('views.remove', ({ id }) => {
    views = views.filter((view) => view.id !== viewOf(id).id);
    return null;
  });
  handle('views.export', ({ ids }) => ({ file: 'Views.json', views: ids.length }));
  handle('views.import', () => ({ added: ['Root'], known: 1 }));
  handle('alerts.list', () => ({
    open: alerts.filter(({ acknowledged }) => acknowledged === null).length,
    total: alerts.length,
    alerts: [...alerts],
  }));
  handle('alerts.acknowledge', ({ ids, note }) => {
    const acknowledged = { by: 'Maria Keller', at, note };
    alerts = alerts.map((alert) => (ids.includes(alert.id) ? { ...alert, acknowledged } : alert));
    return { acknowledged: ids.length };
  });
  handle('schedules.list', () => [...schedules]);
  handle('schedules.save', ({ id, plan, exports }) => {
    const saved: Schedule = {
      id: id ?? ScheduleId.parse(`S-${schedules.length + 1}`),
      plan: {
        ...plan,
        exports: exports.map(({ view, format }) => ({ view, format, folder: '/home/maria/out' })),
      },
      sentence: 'Every day at 02:00, Europe/Berlin',
      author: 'Maria Keller',
      at,
      nextAt: '2026-11-22T01:00:00Z',
      nextLocal: 'Sunday 22 November, 02:00',
      due: 0,
      isRunning: false,
      last: null,
    };
    schedules = [...schedules.filter((each) => each.id !== saved.id), saved];
    return saved;
  });
  handle('schedules.remove', ({ id }) => {
    schedules = schedules.filter((each) => each.id !== id);
    return null;
  });
  handle('schedules.run', ({ id }) => {
    schedules = schedules.map((each) => (each.id === id ? { ...each, last: ran } : each));
    return ran;
  });
  handle('schedules.tick', () => ({ schedules: schedules.length, ran: [] }));
  handle('schedules.units', () => ({
    files: [{ name: 'trailproof-every-night.timer', text: '[Timer]\nOnCalendar=*-*-* 02:00:00\n' }],
    install: 'Put it into ~/.config/systemd/user.',
  }));
  handle('schedules.saveUnits', () => ({
    folder: 'units',
    files: ['trailproof-every-night.timer'],
  }));
}
