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
    // The remembered size is that of the page: a menu bar comes on top of it.
    useContentSize: true,
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
      window: { ...normalBounds(window), maximized: window.isMaximized() },
    });
  });
  void window.loadURL(pageUrl);
  return window;
}

/** Place of the window, size of its page. */
function normalBounds(window: BrowserWindow): Omit<Bounds, 'maximized'> {
  const { x, y, width, height } = window.getNormalBounds();
  const [outerWidth = 0, outerHeight = 0] = window.getSize();
  const [innerWidth = 0, innerHeight = 0] = window.getContentSize();
  return {
    x,
    y,
    width: width - outerWidth + innerWidth,
    height: height - outerHeight + innerHeight,
  };
}

/** Remembered bounds, unless the display they were on is gone. */
function usable(bounds: Bounds | null): Bounds | null {
  if (bounds?.x === undefined || bounds.y === undefined) return bounds;
  const { x, y, width, height } = bounds;
  const area = screen.getDisplayMatching({ x, y, width, height }).workArea;
  const visible =
    x < area.x + area.width - 80 &&
    x + width > area.x + 80 &&
    y >= area.y - 20 &&
    y < area.y + area.height - 80;
  return visible ? bounds : { width, height, maximized: bounds.maximized };
}
