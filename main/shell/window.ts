import { BrowserWindow, nativeTheme, screen, type Session } from 'electron';
import { pageUrl } from './protocol.ts';
import type { Bounds, Settings } from './settings.ts';

export interface WindowOptions {
  readonly preload: string;
  readonly icon: string;
  readonly session: Session;
  readonly settings: Settings;
}

/** The one window: sandboxed, isolated, at the place where the person left it. */
export function openWindow(options: WindowOptions): BrowserWindow {
  const bounds = usable(options.settings.get().window);
  const window = new BrowserWindow({
    title: 'Trailproof',
    width: bounds?.width ?? 1280,
    height: bounds?.height ?? 800,
    ...(bounds?.x !== undefined && bounds.y !== undefined ? { x: bounds.x, y: bounds.y } : {}),
    minWidth: 1000,
    minHeight: 640,
    show: false,
    icon: options.icon,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#141517' : '#fbfbfa',
    webPreferences: {
      preload: options.preload,
      session: options.session,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
    },
  });
  if (bounds?.maximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () => {
    options.settings.update({
      window: { ...window.getNormalBounds(), maximized: window.isMaximized() },
    });
  });
  void window.loadURL(pageUrl);
  return window;
}

/** Remembered bounds, unless the display they were on is gone. */
function usable(bounds: Bounds | null): Bounds | null {
  if (bounds?.x === undefined || bounds.y === undefined) return bounds;
  const { x, y, width, height } = bounds;
  const area = screen.getDisplayMatching({ x, y, width, height }).workArea;
  const visible = x < area.x + area.width - 80 && x + width > area.x + 80 && y >= area.y - 20;
  return visible ? bounds : { width, height, maximized: bounds.maximized };
}
