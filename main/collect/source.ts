/** Where the bytes of an item are: a path is read where it is needed, in a worker. */
export type ItemContent =
  | { readonly kind: 'file'; readonly path: string; readonly size: number }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array };

/** What a source yields, whatever it is: originals with custody facts, and what it left out. */
export type Collected =
  | {
      readonly kind: 'object';
      /** Key or path, as a person would look for it; `zip!entry` inside a container. */
      readonly name: string;
      readonly content: ItemContent;
      /** True if the person named this very file: then it may not be passed over in silence. */
      readonly named: boolean;
      /** Set for what was fetched from somebody: how it came here. */
      readonly acquired?: Acquired;
    }
  | {
      /** Something that was done or found while collecting; it becomes an act of the ledger. */
      readonly kind: 'mark';
      readonly act: MarkedAct;
      readonly item: Readonly<Record<string, unknown>>;
    }
  | {
      /** Bytes that were there but must not be read as a log; they are kept as rejected. */
      readonly kind: 'refused';
      readonly name: string;
      readonly bytes: Buffer;
      readonly reason: string;
      readonly detail: string;
    }
  | {
      /** Facts about objects that are no objects themselves. */
      readonly kind: 'sidecar';
      readonly what: SidecarKind;
      readonly name: string;
      readonly bytes: Buffer;
    }
  | { readonly kind: 'ignored'; readonly name: string; readonly reason: string };

/** Who pulled an object, from where, and what the place said of it. */
export interface Acquired {
  /** When its last byte was here, RFC 3339. */
  readonly at: string;
  /** Account, identity, region, endpoint: the same for many objects. Never a credential. */
  readonly by: Readonly<Record<string, string>>;
  readonly version: string | null;
  readonly etag: string | null;
  /** Last modified, as the place said, RFC 3339. */
  readonly modified: string | null;
  /** User-defined metadata of an S3 object: a digest's signature lives only there. */
  readonly metadata: Readonly<Record<string, string>> | null;
}

/**
 * Acts that collecting writes, each with a list `items`: who signed in; which windows of event history
 * were read to their last page; which stretches of a bucket; how trails were configured; which public keys CloudTrail told;
 * which events a person added.
 */
export type MarkedAct =
  | 'collection.identity'
  | 'collection.windows'
  | 'collection.keys'
  | 'collection.trails'
  | 'keys.fetched'
  | 'event.added';

export type SidecarKind = 'object-metadata' | 'public-keys';

/** An open source: how many items it will yield at least, and the items. */
export interface Source {
  readonly total: number;
  readonly items: AsyncIterable<Collected>;
  /** Items come slowly: what is here is written at least so often, in milliseconds. */
  readonly writeEveryMs?: number;
}
