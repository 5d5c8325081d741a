const MAC_NAMES: Readonly<Record<string, string>> = {
  mod: '⌘',
  ctrl: '⌃',
  alt: '⌥',
  shift: '⇧',
  enter: '↩',
  escape: 'esc',
  backspace: '⌫',
  delete: '⌦',
  up: '↑',
  down: '↓',
  left: '←',
  right: '→',
};

const OTHER_NAMES: Readonly<Record<string, string>> = {
  mod: 'Ctrl',
  ctrl: 'Ctrl',
  alt: 'Alt',
  shift: 'Shift',
  enter: 'Enter',
  escape: 'Esc',
  backspace: 'Backspace',
  delete: 'Del',
  up: '↑',
  down: '↓',
  left: '←',
  right: '→',
};

const ARIA_NAMES: Readonly<Record<string, string>> = {
  ctrl: 'Control',
  alt: 'Alt',
  shift: 'Shift',
  enter: 'Enter',
  escape: 'Escape',
  space: 'Space',
  up: 'ArrowUp',
  down: 'ArrowDown',
  left: 'ArrowLeft',
  right: 'ArrowRight',
};

/** Modifiers in the order in which each platform names them. */
const MAC_ORDER = ['ctrl', 'alt', 'shift', 'mod'];
const OTHER_ORDER = ['mod', 'ctrl', 'alt', 'shift'];

/** True on macOS, where shortcuts are drawn with symbols and `mod` is the command key. */
export function isMac(): boolean {
  return typeof navigator !== 'undefined' && navigator.platform.startsWith('Mac');
}

/** `mod+shift+k` as the platform writes it: `⇧⌘K` or `Ctrl Shift K`. */
export function formatShortcut(keys: string, mac: boolean = isMac()): string {
  const names = mac ? MAC_NAMES : OTHER_NAMES;
  const order = mac ? MAC_ORDER : OTHER_ORDER;
  const rank = (key: string): number => (order.indexOf(key.toLowerCase()) + 1 || 9) - 1;
  const sorted = splitKeys(keys).toSorted((a, b) => rank(a) - rank(b));
  const parts = sorted.map((part) => names[part.toLowerCase()] ?? capitalise(part));
  return parts.join(mac ? '' : ' ');
}

/** `mod+k` in the grammar of `aria-keyshortcuts`. */
export function ariaShortcut(keys: string, mac: boolean = isMac()): string {
  return splitKeys(keys)
    .map((part) => {
      const name = part.toLowerCase();
      if (name === 'mod') return mac ? 'Meta' : 'Control';
      return ARIA_NAMES[name] ?? capitalise(part);
    })
    .join('+');
}

/** `+` separates keys and is itself a key, so a trailing `+` stands for itself. */
function splitKeys(keys: string): readonly string[] {
  if (keys === '+') return ['+'];
  if (keys.endsWith('++')) return [...keys.slice(0, -2).split('+'), '+'];
  return keys.split('+');
}

function capitalise(key: string): string {
  return key.charAt(0).toUpperCase() + key.slice(1);
}
