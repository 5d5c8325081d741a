import { Notification } from 'electron';

/**
 * Tells on the desktop what alerts raised, when nobody looks at the window. What is in it comes from the
 * names of views and from counts, never from a record.
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
