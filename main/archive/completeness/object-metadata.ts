import { isRecord, parsedJson } from './parsed-json.ts';
import { placeOf } from './places.ts';

/** What S3 keeps beside a digest; the signature is nowhere else. */
export interface ObjectMetadata {
  /** The key or path that it was said of. */
  readonly key: string;
  readonly signature: string | undefined;
  readonly algorithm: string | undefined;
  /** Only with backfill digests. */
  readonly backfillTime: string | undefined;
}

/** Metadata by place. Several imports may bring several for one digest: all are kept. */
export type MetadataByPlace = ReadonlyMap<string, readonly ObjectMetadata[]>;

/**
 * Reads `s3_object_metadata.json`: an object that gives each key its user-defined metadata, with or
 * without `x-amz-meta-` before the names. A text that is no such file has none.
 */
export function metadataIn(text: string): [place: string, metadata: ObjectMetadata][] {
  const value = parsedJson(text);
  if (!isRecord(value)) return [];
  return Object.entries(value).map(([key, members]) => [placeOf(key), metadataOf(key, members)]);
}

/** The metadata of one object; what is not there is undefined. */
export function metadataOf(key: string, members: unknown): ObjectMetadata {
  const said = (name: string): string | undefined => {
    if (!isRecord(members)) return undefined;
    const value = members[name] ?? members[`x-amz-meta-${name}`];
    return typeof value === 'string' ? value : undefined;
  };
  return {
    key,
    signature: said('signature'),
    algorithm: said('signature-algorithm'),
    backfillTime: said('backfill-generation-timestamp'),
  };
}
