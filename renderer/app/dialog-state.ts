import type { ActRef } from '../../preload/contract/annotations.ts';
import type { Gap } from '../../preload/contract/completeness.ts';
import type { CodeWanted, PolicyWishes } from '../../preload/contract/collect.ts';
import type { GrantedPath } from '../../preload/contract/domain.ts';
import type { AnnotationTarget } from './annotating.ts';

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
  | { readonly kind: 'roll-over'; readonly from: string }
  | { readonly kind: 'offer-import'; readonly paths: readonly GrantedPath[] }
  | { readonly kind: 'keep-until' }
  | { readonly kind: 'hold'; readonly act: 'place' | 'lift' }
  /** Originals by the SHA-256 of their bytes. */
  | { readonly kind: 'dispose'; readonly originals: readonly string[] }
  /** A gap of the trail, which is to be explained. */
  | { readonly kind: 'explain-gap'; readonly gap: Gap }
  | { readonly kind: 'tag' | 'status'; readonly target: AnnotationTarget }
  /** The note of an act, to be said anew. */
  | { readonly kind: 'edit-note'; readonly act: ActRef; readonly note: string }
  | { readonly kind: 'dispose-engagement' }
  | { readonly kind: 'add-searched' }
  | { readonly kind: 'lift-pseudonyms' }
  /** Signing in to AWS waits for the code of a device. */
  | { readonly kind: 'aws-code'; readonly wanted: CodeWanted }
  | { readonly kind: 'policies'; readonly wishes: PolicyWishes };
