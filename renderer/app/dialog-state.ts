import type { ActRef } from '../../preload/contract/annotations.ts';
import type { Gap } from '../../preload/contract/completeness.ts';
import type { CodeWanted, PolicyWishes } from '../../preload/contract/collect.ts';
import type { GrantedPath } from '../../preload/contract/domain.ts';
import type { Schedule } from '../../preload/contract/schedules.ts';
import type { SavedView } from '../../preload/contract/views.ts';
import type { EventRef } from '../../preload/contract/ids.ts';
import type { ExportTarget } from './export-events.ts';
import type { AnnotationTarget } from './annotating.ts';
import type { CollectionWanted } from './collect.ts';

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
  /** An event of a person's, near this time. */
  | { readonly kind: 'add-event'; readonly at: string }
  | { readonly kind: 'tag' | 'status'; readonly target: AnnotationTarget }
  /** The note of an act, to be said anew. */
  | { readonly kind: 'edit-note'; readonly act: ActRef; readonly note: string }
  /** Without a view it becomes a new one. */
  | { readonly kind: 'save-view'; readonly query: string; readonly view: SavedView | undefined }
  | {
      readonly kind: 'schedule';
      readonly wanted: CollectionWanted;
      readonly schedule: Schedule | undefined;
    }
  | { readonly kind: 'units'; readonly schedule: Schedule }
  | { readonly kind: 'dispose-engagement' }
  | { readonly kind: 'export'; readonly target: ExportTarget }
  | { readonly kind: 'add-searched' }
  | { readonly kind: 'columns' }
  /** What happened around an event; or whom and what it is about. */
  | { readonly kind: 'around' | 'subjects'; readonly event: EventRef }
  | { readonly kind: 'lift-pseudonyms' }
  /** Signing in to AWS waits for the code of a device. */
  | { readonly kind: 'aws-code'; readonly wanted: CodeWanted }
  | { readonly kind: 'policies'; readonly wishes: PolicyWishes };
