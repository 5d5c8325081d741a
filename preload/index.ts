import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { channels, type Bridge } from './contract/bridge.ts';
import { events } from './contract/events.ts';

/** Verbs only: the page names a call of the contract, never a channel and never a path. */
const bridge: Bridge = {
  call: (name, input) => ipcRenderer.invoke(channels.call, name, input),
  on(name, listener) {
    if (!Object.hasOwn(events, name)) return () => undefined;
    const heard = (_event: unknown, which: string, payload: unknown): void => {
      if (which === name) listener(payload);
    };
    ipcRenderer.on(channels.event, heard);
    return () => void ipcRenderer.off(channels.event, heard);
  },
  drop: (files) =>
    ipcRenderer.invoke(
      channels.drop,
      files.map((file) => webUtils.getPathForFile(file)),
    ),
};

contextBridge.exposeInMainWorld('trailproof', bridge);
