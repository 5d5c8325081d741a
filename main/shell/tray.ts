import { Menu, Tray, nativeImage } from 'electron';

export interface TrayActs {
  /** Shows the window, opening it if it was closed. */
  readonly open: () => void;
  /** Collects what is due, and what is not. */
  readonly runNow: () => void;
  readonly quit: () => void;
}

export interface AppTray {
  /** Says what the program does: that it collects on a schedule, that nothing is scheduled, or that it stopped. */
  say(words: string): void;
  remove(): void;
}

/**
 * A sign of a program without a window, with a way back to it. Some desktops have no place for one:
 * then there is none, and the next start brings the window back all the same.
 */
export function openTray(
  icon: string,
  acts: TrayActs,
  log: (text: string) => void,
): AppTray | undefined {
  try {
    const tray = new Tray(nativeImage.createFromPath(icon).resize({ width: 22, height: 22 }));
    const say = (words: string): void => {
      tray.setToolTip(`Trailproof: ${words}`);
      tray.setContextMenu(
        Menu.buildFromTemplate([
          { label: words, enabled: false },
          { type: 'separator' },
          { label: 'Open Trailproof', click: acts.open },
          { label: 'Run the Schedules Now', click: acts.runNow },
          { type: 'separator' },
          { label: 'Quit', click: acts.quit },
        ]),
      );
    };
    tray.on('click', acts.open);
    say('collecting on a schedule');
    return { say, remove: () => tray.destroy() };
  } catch (thrown) {
    log(`there is no tray: ${String(thrown)}`);
    return undefined;
  }
}
