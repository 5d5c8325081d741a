/**
 * For the one control that a dialog or a first page is opened for: whoever works by keyboard begins
 * there, and a screen reader reads the dialog's title and then this.
 */
export const takesFocus = { autoFocus: true } as const;
