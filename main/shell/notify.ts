import { Notification } from 'electron';

/**
 * Tells on the desktop that alerts were raised, when nobody looks at the window: how many, and nothing
 * of what they are about.
 *
 * @param open what a click on it does
 */
export function notifyOfAlerts(
  { count }: { readonly count: number },
  isLookedAt: boolean,
  open: () => void,
): void {
  if (isLookedAt || !Notification.isSupported()) return;
  const notification = new Notification({
    title:
      count === 1 ? 'Trailproof: an alert was raised' : `Trailproof: ${count} alerts were raised`,
    body: 'Open Trailproof to see the events.',
  });
  notification.on('click', open);
  notification.show();
}
