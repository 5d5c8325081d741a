import { describe, expect, it, vi } from 'vitest';
import { Problem } from '../../../preload/contract/errors.ts';
import type { JobId } from '../../../preload/contract/ids.ts';
import { createApp, type App } from '../../../renderer/app/app.ts';
import { checkArchive } from '../../../renderer/app/archive-check.ts';
import { arrive } from '../../../renderer/app/arrive.ts';
import {
  closeEngagement,
  createEngagement,
  openEngagement,
  openExample,
  takeEngagement,
} from '../../../renderer/app/engagement.ts';
import { importPaths } from '../../../renderer/app/import.ts';
import { rollOver } from '../../../renderer/app/keeping.ts';
import { disposeEngagement } from '../../../renderer/app/retention.ts';
import {
  createExampleBridge,
  exampleEngagement,
  examplePath,
} from '../../fake-bridge/example-bridge.ts';
import { examplePerson } from '../../fake-bridge/example-record.ts';
import { showToast } from '../../../renderer/ui/index.ts';
import type { FakeBridge } from '../../fake-bridge/fake-bridge.ts';

vi.mock(import('../../../renderer/ui/index.ts'), async (original) => ({
  ...(await original()),
  showToast: vi.fn(() => () => undefined),
}));

const logs = examplePath('trail-logs', 'folder');

function start(options: Parameters<typeof createExampleBridge>[0] = {}): {
  bridge: FakeBridge;
  app: App;
} {
  const bridge = createExampleBridge(options);
  const app = createApp(bridge, true);
  app.client.on('engagement.changed', (engagement) => takeEngagement(app, engagement));
  takeEngagement(app, options.engagement === undefined ? exampleEngagement : options.engagement);
  return { bridge, app };
}

describe('before the first act', () => {
  it('the person is asked for, and the act goes on once they are named', async () => {
    const { bridge, app } = start({ profile: null });
    const importing = importPaths(app, [logs]);
    await vi.waitUntil(() => app.dialog.get().kind === 'profile');
    expect(bridge.inputsOf('sources.import')).toEqual([]);
    const dialog = app.dialog.get();
    if (dialog.kind !== 'profile') throw new Error('nobody was asked for');
    await app.client.call('app.setProfile', examplePerson);
    dialog.settle?.(true);
    await importing;
    expect(bridge.inputsOf('sources.import')[0]?.tickets).toEqual([logs.ticket]);
  });

  it('whoever does not say who they are does no act', async () => {
    const { bridge, app } = start({ profile: null });
    const importing = importPaths(app, [logs]);
    await vi.waitUntil(() => app.dialog.get().kind === 'profile');
    const dialog = app.dialog.get();
    if (dialog.kind === 'profile') dialog.settle?.(false);
    await importing;
    expect(bridge.inputsOf('sources.import')).toEqual([]);
  });
});

describe('another engagement', () => {
  it('opens in Events, a new one in Sources, none at the start', async () => {
    const { app } = start({ engagement: null });
    expect(app.route.get().place).toEqual({ at: 'start' });
    await openExample(app);
    expect(app.route.get().place).toEqual({ at: 'events' });
    await createEngagement(app, 'Northwind', []);
    expect(app.route.get().place).toEqual({ at: 'sources' });
    takeEngagement(app, null);
    expect(app.route.get()).toEqual({ place: { at: 'start' }, behind: [], ahead: [] });
  });

  it('shows nothing of the one before', async () => {
    const { app } = start();
    app.query.set('what = StopLogging');
    app.memory.set('note:1', 'half a note');
    await checkArchive(app);
    expect(app.check.get().state).toBe('done');
    app.queries.setQueryData(['events.search', { query: '' }], { count: 9 });
    takeEngagement(app, { ...exampleEngagement, file: 'other.trailproof' });
    expect(app.query.get()).toBe('');
    expect(app.memory.get('note:1')).toBeUndefined();
    expect(app.check.get().state).toBe('unchecked');
    expect(app.queries.getQueryData(['events.search', { query: '' }])).toBeUndefined();
  });

  it('the same one, changed, keeps what the person was doing', () => {
    const { app } = start();
    app.memory.set('note:1', 'half a note');
    app.go({ at: 'report' });
    takeEngagement(app, { ...exampleEngagement, events: exampleEngagement.events + 1 });
    expect(app.memory.get('note:1')).toBe('half a note');
    expect(app.route.get().place).toEqual({ at: 'report' });
  });
});

describe('an answer that comes late', () => {
  const ways = {
    'engagement.create': (app: App) => createEngagement(app, 'Northwind', []),
    'engagement.open': openEngagement,
    'engagement.example': openExample,
    'engagement.close': closeEngagement,
    'integrity.rollOver': (app: App) => rollOver(app, 'Northwind', 'Northwind 2'),
    'retention.disposeEngagement': (app: App) =>
      disposeEngagement(app, { name: exampleEngagement.name, reason: 'Over', early: null }),
  } as const;

  // Red if an answer is taken without asking what main has told of since the question.
  it.each(Object.keys(ways) as (keyof typeof ways)[])(
    'of %s leaves the file that was opened meanwhile',
    async (name) => {
      const bridge = createExampleBridge();
      const newer = { ...exampleEngagement, file: 'newer.trailproof' };
      const app = createApp({
        ...bridge,
        async call(asked, input) {
          const answer = await bridge.call(asked, input);
          if (asked === name) bridge.emit('engagement.changed', newer);
          return answer;
        },
      });
      app.client.on('engagement.changed', (engagement) => takeEngagement(app, engagement));
      takeEngagement(app, exampleEngagement);
      await ways[name](app);
      expect(app.engagement.get()?.file).toBe('newer.trailproof');
    },
  );
});

describe('the example', () => {
  // Red if it is refused without a word, or begun beside an import.
  it('is refused aloud while an import runs', async () => {
    vi.mocked(showToast).mockClear();
    const { bridge, app } = start();
    bridge.handle('sources.import', () => new Promise(() => undefined));
    void importPaths(app, [logs]);
    await vi.waitUntil(() => app.jobs.running.get().length === 1);
    expect(await openExample(app)).toBe(false);
    expect(bridge.inputsOf('engagement.example')).toEqual([]);
    expect(showToast).toHaveBeenCalledOnce();
  });
});

describe('what is dropped', () => {
  it('on an open engagement is imported, from outside it is asked about', async () => {
    const { bridge, app } = start();
    await arrive(app, [logs], 'system');
    expect(app.dialog.get()).toEqual({ kind: 'offer-import', paths: [logs] });
    expect(bridge.inputsOf('sources.import')).toEqual([]);
    await arrive(app, [logs], 'window');
    expect(bridge.inputsOf('sources.import')).toHaveLength(1);
  });

  it('without an engagement begins one', async () => {
    const { app } = start({ engagement: null });
    await arrive(app, [logs], 'window');
    expect(app.dialog.get()).toEqual({ kind: 'new-engagement', paths: [logs] });
  });

  it('as an engagement is opened, as a report verified', async () => {
    const { bridge, app } = start({ engagement: null });
    const report = examplePath('report.pdf', 'file', 6);
    await arrive(app, [report], 'window');
    expect(app.route.get().place).toEqual({ at: 'verify' });
    expect(app.verified.get()?.answer.state).toBe('done');
    await arrive(app, [examplePath('a.trailproof', 'file')], 'window');
    expect(bridge.inputsOf('engagement.open')).toHaveLength(1);
    expect(app.route.get().place).toEqual({ at: 'events' });
  });

  it('while something is running is not imported', async () => {
    const { bridge, app } = start();
    bridge.handle('sources.import', () => new Promise(() => undefined));
    void importPaths(app, [logs]);
    await vi.waitUntil(() => app.jobs.running.get().length === 1);
    await importPaths(app, [logs]);
    expect(bridge.inputsOf('sources.import')).toHaveLength(1);
  });
});

// Red if work that main refuses because other work is under way is told as a failure.
it('an import that main refuses while it collects is told once, as no failure', async () => {
  vi.mocked(showToast).mockClear();
  const { bridge, app } = start();
  const title = 'A collection is running; import when it is done.';
  bridge.handle('sources.import', () => {
    throw new Problem('busy', title);
  });
  await importPaths(app, [logs]);
  expect(vi.mocked(showToast).mock.calls).toEqual([[{ tone: 'attention', title }]]);
});

describe('a check of the archive', () => {
  it('that is cancelled leaves what was known before', async () => {
    const { bridge, app } = start();
    await checkArchive(app);
    const known = app.check.get();
    expect(known.state).toBe('done');
    bridge.handle('integrity.verify', () => {
      throw new Problem('cancelled', 'The check of the archive was stopped before its end.');
    });
    await checkArchive(app);
    expect(app.check.get()).toBe(known);
  });

  it('keeps no import waiting', async () => {
    const { bridge, app } = start();
    bridge.handle('integrity.verify', () => new Promise(() => undefined));
    void checkArchive(app);
    await vi.waitUntil(() => app.jobs.running.get().length === 1);
    await importPaths(app, [logs]);
    expect(bridge.inputsOf('sources.import')).toHaveLength(1);
  });
});

describe('a job', () => {
  it('shows its progress while it runs, and is gone when it fails', async () => {
    const { bridge, app } = start();
    let fail: (reason: Error) => void = () => undefined;
    const work = new Promise<never>((_resolve, reject) => {
      fail = reject;
    });
    const running = app.jobs.run('import', 'Importing', () => work);
    const [job] = app.jobs.running.get();
    if (job === undefined) throw new Error('nothing runs');
    bridge.emit('job.progress', {
      job: job.id,
      label: 'Importing',
      done: 3,
      total: 9,
      unit: 'files',
    });
    expect(app.jobs.running.get()[0]).toMatchObject({ done: 3, total: 9 });
    await app.jobs.cancel(job.id);
    expect(app.jobs.running.get()[0]?.isCancelling).toBe(true);
    expect(bridge.inputsOf('jobs.cancel')).toEqual([{ job: job.id }]);
    fail(new Error('gone'));
    await expect(running).rejects.toThrow('gone');
    expect(app.jobs.running.get()).toEqual([]);
  });

  // Red if a scheduled run that ended with the engine stays, and with it every import is refused; or if
  // work that the window asked for is taken away before its call says so.
  it.each(['gone', 'restarted'] as const)(
    'that began by itself ends with an engine that is %s',
    (state) => {
      const { bridge, app } = start();
      const job = '11111111-1111-4111-8111-111111111111' as JobId;
      app.jobs.began(job, 'import', 'Collecting “Every night”');
      void app.jobs.run('check', 'Checking', () => new Promise(() => undefined));
      bridge.emit('engine.state', { state, message: 'The engine ended.' });
      expect(app.jobs.running.get().map(({ kind }) => kind)).toEqual(['check']);
    },
  );
});
