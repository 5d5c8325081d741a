/** An Electron that can be started. */
export interface Runtime {
  readonly kind: 'override' | 'official' | 'try-out';
  readonly executable: string;
  readonly folder: string;
  readonly version: string;
  /** better-sqlite3 built for this runtime, where the one in its package does not run. */
  readonly nativeBinding?: string;
}

/** Where Electron's own distributions keep their executable. */
export function executableName(platform: NodeJS.Platform): string {
  if (platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return platform === 'win32' ? 'electron.exe' : 'electron';
}

/**
 * True if better-sqlite3's own binary crashes in this Electron: it needs Node-API 10, which came
 * with Electron 35. A version that cannot be read is taken for a current one.
 */
export function needsOwnBinding(version: string): boolean {
  return Number.parseInt(version, 10) < 35;
}
