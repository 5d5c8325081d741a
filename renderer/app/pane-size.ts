/**
 * A side pane's remembered width in px, or a first one: at least `least`, and more in a wide window.
 * A store that is full or forbidden is no reason to fail.
 */
export function paneSize(name: string, least: number, share = 0): number {
  const otherwise = Math.max(least, Math.round(window.innerWidth * share));
  try {
    const kept = Number(localStorage.getItem(`pane.${name}`));
    return Number.isFinite(kept) && kept > 0 ? kept : otherwise;
  } catch {
    return otherwise;
  }
}

export function rememberPaneSize(name: string, size: number): void {
  try {
    localStorage.setItem(`pane.${name}`, String(size));
  } catch {
    // The width is simply not remembered.
  }
}
