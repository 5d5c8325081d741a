import type { Bridge } from '../../preload/contract/bridge.ts';

declare global {
  interface Window {
    /** Put there by the preload script. */
    readonly trailproof: Bridge;
  }
}
