import { useEffect } from 'react';

/**
 * Stands beside a room, and once it is shown puts the focus into it if nothing has it: what had it
 * before is gone, and Tab would begin at the top of the window again.
 */
export function RoomFocus(): null {
  useEffect(() => {
    const main = document.querySelector('main');
    if (main === null || document.activeElement !== document.body) return;
    main.tabIndex = -1;
    main.focus({ preventScroll: true });
  }, []);
  return null;
}
