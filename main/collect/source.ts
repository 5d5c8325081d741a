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

export type SidecarKind = 'object-metadata' | 'public-keys';

/** An open source: how many items it will yield at least, and the items. */
export interface Source {
  readonly total: number;
  readonly items: AsyncIterable<Collected>;
}
