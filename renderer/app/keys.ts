/** The parts of a keyboard event that decide. */
export interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

const NAMES: Readonly<Record<string, string>> = {
  left: 'arrowleft',
  right: 'arrowright',
  up: 'arrowup',
  down: 'arrowdown',
  space: ' ',
};

/** True if the event is this chord: `mod+shift+i`, `j`, `?`, in the grammar of `Kbd`. */
export function isChord(keys: string, event: Pressed, isMac: boolean): boolean {
  const parts = keys.split('+');
  const name = (parts.pop() ?? '').toLowerCase();
  const wants = (part: string): boolean => parts.includes(part);
  const isSymbol = name.length === 1 && !/[a-z0-9]/.test(name);
  return (
    event.key.toLowerCase() === (NAMES[name] ?? name) &&
    event.ctrlKey === (wants('ctrl') || (wants('mod') && !isMac)) &&
    event.metaKey === (wants('meta') || (wants('mod') && isMac)) &&
    event.altKey === wants('alt') &&
    // A layout decides whether a symbol needs Shift: `?` and `/` are the symbol, however typed.
    (isSymbol || event.shiftKey === wants('shift'))
  );
}

/** True if the chord cannot be meant as text, so that it also works inside a field. */
export function worksInFields(keys: string): boolean {
  return /^(mod|ctrl|meta|alt)\+/.test(keys);
}
