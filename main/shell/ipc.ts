import { ipcMain, type BrowserWindow, type IpcMainInvokeEvent } from 'electron';
import { z } from 'zod';
import { channels } from '../../preload/contract/bridge.ts';
import { callTable, type Call } from '../../preload/contract/calls.ts';
import { GrantedPath } from '../../preload/contract/domain.ts';
import { events, type EventName, type EventPayload } from '../../preload/contract/events.ts';
import { answer, type AnyHandler } from './answer.ts';
import { isPage } from './origin.ts';
import type { Tickets } from './tickets.ts';

export interface IpcOptions {
  readonly window: () => BrowserWindow | undefined;
  readonly handlers: ReadonlyMap<string, AnyHandler>;
  readonly tickets: Tickets;
  readonly onUnexpected: (name: string, thrown: unknown) => void;
}

/** The preload script's own call: real paths, taken from dropped files outside the page's reach. */
const dropCall: Call = {
  input: z.array(z.string().min(1).max(4096)).min(1).max(1000),
  output: z.array(GrantedPath),
};

/** The only place that names ipcMain. */
export function serveIpc(options: IpcOptions): void {
  const { handlers, onUnexpected, tickets } = options;
  const trusted = (event: IpcMainInvokeEvent): boolean => isOurMainFrame(event, options.window());
  ipcMain.handle(channels.call, (event, name: unknown, input: unknown) =>
    answer({ table: callTable, handlers, onUnexpected }, trusted(event), name, input),
  );
  const drop = (paths: unknown): unknown => (paths as string[]).map((path) => tickets.grant(path));
  const dropTable = {
    table: new Map([['drop', dropCall]]),
    handlers: new Map([['drop', drop]]),
    onUnexpected,
  };
  ipcMain.handle(channels.drop, (event, paths: unknown) =>
    answer(dropTable, trusted(event), 'drop', paths),
  );
}

/** Identity of the frame and not a comparison of texts; a frame that is gone is null. */
function isOurMainFrame(event: IpcMainInvokeEvent, window: BrowserWindow | undefined): boolean {
  const frame = event.senderFrame;
  if (frame === null || window === undefined || window.isDestroyed()) return false;
  const main = window.webContents.mainFrame;
  return (
    event.sender === window.webContents &&
    frame.processId === main.processId &&
    frame.routingId === main.routingId &&
    frame.parent === null &&
    isPage(frame.url)
  );
}

/** Sends an event to the window, in the shape of the contract. */
export function sendEvent<N extends EventName>(
  window: BrowserWindow | undefined,
  name: N,
  payload: EventPayload<N>,
): void {
  if (window === undefined || window.isDestroyed()) return;
  window.webContents.send(channels.event, name, events[name].parse(payload));
}
