import { dialog, type BrowserWindow } from 'electron';
import { Problem } from '../../preload/contract/errors.ts';
import type { Settings } from './settings.ts';

/** Addresses that are remembered as confirmed. */
const most = 50;

/**
 * Has the person confirm, in the system's own dialog, an address that nothing was sent to before. A
 * page that was taken over could name one of its own, with something of the archive in it.
 *
 * @throws Problem cancelled
 */
export async function confirmAuthority(
  window: BrowserWindow,
  settings: Settings,
  address: string,
): Promise<void> {
  const { authorities } = settings.get();
  // What is no address is refused by the engine, in its words.
  if (!URL.canParse(address) || authorities.includes(address)) return;
  const { host, href } = new URL(address);
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: `Send the head of the ledger to ${host}?`,
    detail: `${href}\n\nThe head is a hash of 32 bytes. It tells nothing of what is in the archive; the address itself is sent as it stands here.`,
    buttons: ['Send', 'Cancel'],
    defaultId: 0,
    cancelId: 1,
  });
  if (response !== 0) throw new Problem('cancelled', 'Nothing was sent.');
  settings.update({ authorities: [address, ...authorities].slice(0, most) });
}
