/** True while words are selected on the screen: those are what a person wants to copy. */
export function hasChosenWords(): boolean {
  const chosen = getSelection();
  return chosen !== null && !chosen.isCollapsed && chosen.toString().trim() !== '';
}
