import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { app, nativeTheme, session, type BrowserWindow } from 'electron';
import { engineCallNames } from '../../preload/contract/calls.ts';
import type { Engagement } from '../../preload/contract/domain.ts';
import type { EventName, EventPayload } from '../../preload/contract/events.ts';
import { deviceId, homeFolder } from '../platform/home.ts';
import { openLog } from '../platform/log.ts';
import type { CallContext } from '../engine/messages.ts';
import type { AnyHandler } from './answer.ts';
import { startEngine, type EngineProcess } from './engine-process.ts';
import { guardContents, guardSession } from './guards.ts';
import { sendEvent, serveIpc } from './ipc.ts';
import { installMenu } from './menu.ts';
import { declareScheme, serveBundle } from './protocol.ts';
import { remember } from './recents.ts';
import { openSettings } from './settings.ts';
import { shellHandlers } from './shell-handlers.ts';
import { createTickets } from './tickets.ts';
import { openWindow } from './window.ts';

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
  const handed: string[] = filesIn(process.argv);
  let receive = (paths: readonly string[]): void => void handed.push(...paths);
  app.on('open-file', (event, path) => {
    event.preventDefault();
    receive([path]);
  });
  app.on('second-instance', (_event, argv) => receive(filesIn(argv)));
  app.on('window-all-closed', () => app.quit());
  await app.whenReady();
  const desktop = createDesktop(layout, home, log);
  receive = desktop.receive;
  desktop.receive(handed);
}

/** The parts of a running app, wired to each other. */
function createDesktop(
  layout: Layout,
  home: string,
  log: (text: string) => void,
): { receive: (paths: readonly string[]) => void } {
  const settings = openSettings(home);
  const tickets = createTickets();
  const development = !app.isPackaged;
  let window: BrowserWindow | undefined;
  let open: Engagement | null = null;
  nativeTheme.themeSource = settings.get().preferences.theme;
  guardSession(session.defaultSession);
  serveBundle(session.defaultSession, layout.renderer);

  const send = <N extends EventName>(name: N, payload: EventPayload<N>): void =>
    sendEvent(window, name, payload);
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
      send(name, payload);
    },
    onRestart: () => void reopen(),
    onGivenUp: (message) => send('engine.state', { state: 'gone', message }),
  });
  const callEngine = (name: string, input: unknown): Promise<unknown> =>
    engine.call(name, input, contextFor(input));

  function noteEngagement(engagement: Engagement | null): void {
    if (engagement !== null && pathOf(engagement) !== (open && pathOf(open))) {
      remember(settings, pathOf(engagement), engagement.name);
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
  serveIpc({
    window: () => window,
    handlers,
    tickets,
    onUnexpected: (name, thrown) => log(`${name}: ${String((thrown as Error)?.stack ?? thrown)}`),
  });
  installMenu((command) => send('menu.command', { command }), development);

  function show(): BrowserWindow {
    window = openWindow({ ...layout, session: session.defaultSession, settings });
    window.on('closed', () => (window = undefined));
    return window;
  }
  const first = show();
  app.on('activate', () => void (window ?? show()));
  app.on('will-quit', () => engine.stop());

  return {
    receive(paths) {
      const current = window ?? show();
      if (current.isMinimized()) current.restore();
      if (current !== first) current.focus();
      if (paths.length === 0) return;
      const granted = paths.map((path) => tickets.grant(path));
      if (current.webContents.isLoading()) {
        current.webContents.once('did-finish-load', () => send('paths.arrived', granted));
      } else {
        send('paths.arrived', granted);
      }
    },
  };
}

function pathOf(engagement: Engagement): string {
  return join(engagement.folder, engagement.file);
}

/** Files named on the command line of this or of a second start. */
function filesIn(argv: readonly string[]): string[] {
  return argv
    .slice(1)
    .filter((word) => !word.startsWith('-') && /\.(trailproof|json|gz|zip)$/i.test(word))
    .filter((word) => existsSync(word));
}
