/** A side pane's remembered width in px; a store that is full or forbidden is no reason to fail. */
export function paneSize(name: string, otherwise: number): number {
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
