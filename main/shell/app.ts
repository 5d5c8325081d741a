import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { app, nativeTheme, session, type BrowserWindow } from 'electron';
import { engineCallNames, type Input, type Output } from '../../preload/contract/calls.ts';
import type { Engagement } from '../../preload/contract/domain.ts';
import type { EventName, EventPayload } from '../../preload/contract/events.ts';
import { deviceId, homeFolder } from '../platform/home.ts';
import { openLog } from '../platform/log.ts';
import type { CallContext } from '../engine/messages.ts';
import type { AnyHandler } from './answer.ts';
import { createArrivals } from './arrivals.ts';
import { confirmAuthority } from './confirm-authority.ts';
import { startEngine, type EngineProcess } from './engine-process.ts';
import { guardContents, guardSession } from './guards.ts';
import { sendEvent, serveIpc } from './ipc.ts';
import { installMenu } from './menu.ts';
import { namedFiles } from './named-files.ts';
import { declareScheme, serveBundle } from './protocol.ts';
import { remember } from './recents.ts';
import { notifyOfAlerts } from './notify.ts';
import { startScheduleClock } from './schedule-clock.ts';
import { openSettings } from './settings.ts';
import { shellHandlers } from './shell-handlers.ts';
import { createTickets } from './tickets.ts';
import { openTray, type AppTray } from './tray.ts';
import { openWindow } from './window.ts';

/** The window is drawn first. */
const afterOpeningMs = 1500;

/** Where the parts of the built app lie. */
export interface Layout {
  readonly engine: string;
  readonly preload: string;
  readonly renderer: string;
  readonly icon: string;
}

/** Starts the desktop program: one instance, one window, one engine. */
export async function startApp(layout: Layout): Promise<void> {
  declareScheme();
  // As root Chromium cannot be sandboxed; only a developer's or a test's start says so by the switch.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  app.setName('Trailproof');
  const home = homeFolder();
  app.setPath('userData', join(home, 'window'));
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  const log = openLog(join(home, 'log'));
  process.on('uncaughtException', (thrown) => log(`uncaught: ${String(thrown.stack ?? thrown)}`));
  process.on('unhandledRejection', (thrown) =>
    log(`unhandled: ${String((thrown as Error)?.stack)}`),
  );
  guardContents();
  // Electron's own start from source names the app before the files.
  const hasAppPath = process.defaultApp;
  const handed = [...namedFiles(process.argv, process.cwd(), hasAppPath)];
  let receive = (paths: readonly string[]): void => void handed.push(...paths);
  app.on('open-file', (event, path) => {
    event.preventDefault();
    receive([path]);
  });
  app.on('second-instance', (_event, argv, folder) =>
    receive(namedFiles(argv, folder, hasAppPath)),
  );
  // Schedules may go on without a window.
  let staysWithoutWindow = (): boolean => false;
  app.on('window-all-closed', () => {
    if (!staysWithoutWindow()) app.quit();
  });
  await app.whenReady();
  const desktop = createDesktop(layout, home, log);
  desktop.hand(handed);
  staysWithoutWindow = () => desktop.goIntoTray();
  receive = (paths) => {
    desktop.bringForward();
    desktop.hand(paths);
  };
}

/** What the system asks of a running app. */
interface Desktop {
  /** Shows the window, above others and with the keyboard; opens it if it was closed. */
  bringForward(): void;
  hand(paths: readonly string[]): void;
  /** Goes on without a window if the person wants that and there is something to collect; whether it does. */
  goIntoTray(): boolean;
}

/** The parts of a running app, wired to each other. */
function createDesktop(layout: Layout, home: string, log: (text: string) => void): Desktop {
  const settings = openSettings(home);
  const tickets = createTickets();
  const development = !app.isPackaged;
  let window: BrowserWindow | undefined;
  let open: Engagement | null = null;
  /** The engine is not started any more: nothing is collected. */
  let isGone = false;
  nativeTheme.themeSource = settings.get().preferences.theme;
  guardSession(session.defaultSession);
  serveBundle(session.defaultSession, layout.renderer);

  const send = <N extends EventName>(name: N, payload: EventPayload<N>): void =>
    sendEvent(window, name, payload);
  const arrivals = createArrivals((paths) => send('paths.arrived', [...paths]));
  const contextFor = (input: unknown): CallContext => ({
    profile: settings.get().profile,
    device: deviceId(),
    paths: tickets.within(input),
    exampleFolder: join(home, 'example'),
  });

  const engine: EngineProcess = startEngine({
    script: layout.engine,
    onLog: log,
    onEvent: (name, payload) => {
      if (name === 'engagement.changed') noteEngagement(payload as Engagement | null);
      if (name === 'alerts.raised') {
        const told = payload as EventPayload<'alerts.raised'>;
        notifyOfAlerts(told, window?.isFocused() === true, bringForward);
      }
      send(name, payload);
    },
    onRestart: () => void reopen(),
    onGivenUp: (message) => {
      isGone = true;
      send('engine.state', { state: 'gone', message });
      tray?.say('stopped: open Trailproof');
    },
  });
  const callEngine = (name: string, input: unknown): Promise<unknown> =>
    engine.call(name, input, contextFor(input));

  function noteEngagement(engagement: Engagement | null): void {
    if (engagement !== null && pathOf(engagement) !== (open && pathOf(open))) {
      remember(settings, pathOf(engagement), engagement.name);
      // What was missed while it was closed is made up for.
      setTimeout(() => void clock.tick(), afterOpeningMs);
    } else if (engagement !== null) {
      // A schedule may have come or gone: whether the program stays depends on it.
      void clock.tick();
    }
    open = engagement;
    window?.setTitle(engagement === null ? 'Trailproof' : `${engagement.name} — Trailproof`);
    window?.setRepresentedFilename(engagement === null ? '' : pathOf(engagement));
  }

  async function reopen(): Promise<void> {
    const path = open === null ? undefined : pathOf(open);
    let message = 'The engine was started again.';
    if (path !== undefined) {
      await callEngine('engagement.open', { ticket: tickets.grant(path).ticket }).catch(
        (thrown: unknown) => {
          message = `The engine was started again, but the engagement could not be opened: ${(thrown as Error).message}`;
        },
      );
    }
    send('engine.state', { state: 'restarted', message });
  }

  const clock = startScheduleClock({
    call: callEngine,
    log,
    onTicked: ({ schedules }) => {
      tray?.say(schedules === 0 ? 'nothing is scheduled' : 'collecting on a schedule');
      if (schedules === 0 && window === undefined) app.quit();
    },
  });
  let tray: AppTray | undefined;
  const handlers = new Map<string, AnyHandler>(
    Object.entries(
      shellHandlers({
        window: () => window ?? show(),
        settings,
        tickets,
        development,
        onPreferences: (preferences) => send('preferences.changed', preferences),
      }),
    ) as [string, AnyHandler][],
  );
  for (const name of engineCallNames) handlers.set(name, (input) => callEngine(name, input));
  handlers.set('integrity.timestamp', async (input) => {
    const { authority } = input as Input<'integrity.timestamp'>;
    await confirmAuthority(window ?? show(), settings, authority);
    return callEngine('integrity.timestamp', input);
  });
  // The page asks this once it listens; what arrived before goes to it after the answer.
  handlers.set('engagement.current', (input) =>
    callEngine('engagement.current', input).finally(() => setImmediate(() => arrivals.listening())),
  );
  serveIpc({
    window: () => window,
    handlers,
    tickets,
    onUnexpected: (name, thrown) => log(`${name}: ${String((thrown as Error)?.stack ?? thrown)}`),
  });
  installMenu((command) => send('menu.command', { command }), development);

  function show(): BrowserWindow {
    window = openWindow({ ...layout, session: session.defaultSession, settings });
    tray?.remove();
    tray = undefined;
    window.on('closed', () => {
      window = undefined;
      arrivals.gone();
    });
    return window;
  }
  show();
  app.on('activate', () => void (window ?? show()));
  app.on('will-quit', () => {
    clock.stop();
    engine.stop();
  });

  function bringForward(): void {
    const current = window ?? show();
    if (current.isMinimized()) current.restore();
    current.show();
    current.focus();
  }
  /** Collects now what every schedule says, one after the other. */
  async function runAll(): Promise<void> {
    const known = (await callEngine('schedules.list', {})) as Output<'schedules.list'>;
    for (const { id } of known) await callEngine('schedules.run', { id, job: randomUUID() });
  }

  return {
    bringForward,
    goIntoTray() {
      const hasWork = clock.schedules > 0 && open !== null && !isGone;
      if (!settings.get().preferences.staysInTray || !hasWork) return false;
      tray ??= openTray(
        layout.icon,
        {
          open: bringForward,
          runNow: () =>
            void runAll().catch((thrown: unknown) => log(`schedules: ${String(thrown)}`)),
          quit: () => app.quit(),
        },
        log,
      );
      return true;
    },
    hand: (paths) => arrivals.add(paths.map((path) => tickets.grant(path))),
  };
}

function pathOf(engagement: Engagement): string {
  return join(engagement.folder, engagement.file);
}
