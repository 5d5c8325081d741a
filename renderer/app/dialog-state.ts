import type { GrantedPath } from '../../preload/contract/domain.ts';

/** The one thing that floats above the window. */
export type DialogState =
  | { readonly kind: 'none' }
  | { readonly kind: 'palette' }
  | { readonly kind: 'shortcuts' }
  | { readonly kind: 'about' }
  | { readonly kind: 'time-stamp' }
  /** Who is working; `settle` hears whether a person was named. */
  | { readonly kind: 'profile'; readonly settle?: (isNamed: boolean) => void }
  /** `paths` are imported once the engagement is there. */
  | { readonly kind: 'new-engagement'; readonly paths: readonly GrantedPath[] }
  | { readonly kind: 'offer-import'; readonly paths: readonly GrantedPath[] };
