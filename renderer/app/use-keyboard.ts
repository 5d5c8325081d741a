import { useEffect } from 'react';
import { isMac } from '../ui/index.ts';
import { actIds, actTable, type ActId } from './act-table.ts';
import { useApp } from './app-context.ts';
import { isChord, worksInFields } from './keys.ts';

/** The buttons at the side of a mouse, by MouseEvent.button. */
const mouseActs: Readonly<Record<number, ActId>> = { 3: 'back', 4: 'forward' };

/**
 * The keys of all acts that are possible now. Chords with Ctrl or ⌘ are taken before the page sees
 * them, so that they work everywhere; single letters only where nobody else wanted them.
 */
export function useKeyboard(): void {
  const { acts } = useApp();
  useEffect(() => {
    const mac = isMac();
    const take = (event: KeyboardEvent, wants: (keys: string) => boolean): void => {
      if (event.defaultPrevented || event.isComposing || isElsewhere(event.target)) return;
      for (const id of actIds) {
        const { keys, otherKeys, isFieldsOwn } = actTable[id];
        if (isFieldsOwn === true && isField(event.target)) continue;
        const pressed = [keys, otherKeys].some(
          (chord) => chord !== undefined && wants(chord) && isChord(chord, event, mac),
        );
        if (pressed && acts.run(id)) {
          event.preventDefault();
          event.stopPropagation();
          return;
        }
      }
    };
    const onChord = (event: KeyboardEvent): void => take(event, worksInFields);
    const onKey = (event: KeyboardEvent): void => {
      if (!isField(event.target)) take(event, (keys) => !worksInFields(keys));
    };
    const onMouse = (event: MouseEvent): void => {
      const act = mouseActs[event.button];
      if (act === undefined || isElsewhere(event.target)) return;
      event.preventDefault();
      acts.run(act);
    };
    window.addEventListener('keydown', onChord, { capture: true });
    window.addEventListener('keydown', onKey);
    window.addEventListener('mouseup', onMouse);
    return () => {
      window.removeEventListener('keydown', onChord, { capture: true });
      window.removeEventListener('keydown', onKey);
      window.removeEventListener('mouseup', onMouse);
    };
  }, [acts]);
}

/** A dialog or a menu has the keyboard to itself. */
function isElsewhere(target: EventTarget | null): boolean {
  if (document.querySelector('.ui-scrim') !== null) return true;
  return target instanceof Element && target.closest('.ui-popover') !== null;
}

function isField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches('input:not([type=checkbox], [type=radio]), textarea'))
  );
}
