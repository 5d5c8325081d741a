/** What a key means beside the list of suggestions; undefined: what it always means in a field. */
export type SuggestionAct =
  | { readonly kind: 'move'; readonly to: number }
  | { readonly kind: 'take'; readonly index: number }
  | { readonly kind: 'open'; readonly what: 'completions' | 'history' }
  | { readonly kind: 'rows' | 'close' }
  /** Enter with nothing chosen: the list closes, and the field searches. */
  | { readonly kind: 'search' };

export interface SuggestionPlace {
  readonly isOpen: boolean;
  readonly count: number;
  /** -1: none. */
  readonly active: number;
  readonly isEmpty: boolean;
  /** Earlier searches: none of them is what somebody is about to type. */
  readonly isHistory: boolean;
}

interface Pressed {
  readonly key: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}

const page = 8;

/**
 * The keys of the field. Down and up go through the list and over its ends back into the text; Tab takes
 * what is chosen, else the first that may be typed; Enter takes only what is chosen. Without a list the down arrow leads
 * to the rows, the up arrow shows earlier searches, and Alt+Down shows what may stand at the caret.
 */
export function suggestionAct(at: SuggestionPlace, pressed: Pressed): SuggestionAct | undefined {
  const { key, altKey, ctrlKey, metaKey, shiftKey } = pressed;
  if (ctrlKey || metaKey) return undefined;
  if (altKey) {
    if (key !== 'ArrowDown') return undefined;
    return { kind: 'open', what: at.isEmpty ? 'history' : 'completions' };
  }
  if (!at.isOpen) {
    if (key === 'ArrowDown') return { kind: 'rows' };
    return key === 'ArrowUp' ? { kind: 'open', what: 'history' } : undefined;
  }
  const { active, count } = at;
  switch (key) {
    case 'ArrowDown':
      return { kind: 'move', to: active + 1 < count ? active + 1 : -1 };
    case 'ArrowUp':
      return { kind: 'move', to: active < 0 ? count - 1 : active - 1 };
    case 'PageDown':
      return { kind: 'move', to: Math.min(count - 1, active + page) };
    case 'PageUp':
      return { kind: 'move', to: Math.max(0, active - page) };
    case 'Enter':
      return active < 0 ? { kind: 'search' } : { kind: 'take', index: active };
    case 'Tab':
      if (shiftKey || (at.isHistory && active < 0)) return undefined;
      return { kind: 'take', index: Math.max(0, active) };
    case 'Escape':
      return { kind: 'close' };
    default:
      return undefined;
  }
}
