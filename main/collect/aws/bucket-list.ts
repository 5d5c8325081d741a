import type { Access } from './access.ts';
import { homeRegion } from './access.ts';
import { patiently, type Patience } from './patience.ts';
import { meets, trailKinds, type BucketPlace, type KeyStream } from './trail-keys.ts';

/** An object as a list tells it. */
export interface Listed {
  readonly key: string;
  readonly etag: string;
  readonly size: number;
}

/** A bucket as one may list it. */
export interface Bucket {
  readonly access: Access;
  readonly name: string;
  readonly patience: Patience;
}

/** Streams of a place in the layout: accounts below `AWSLogs/`, or below an organization's id. */
export async function* streamsIn(bucket: Bucket, place: BucketPlace): AsyncGenerator<KeyStream> {
  const root = `${place.base}AWSLogs/`;
  for (const folder of await foldersIn(bucket, root, place)) {
    const name = folder.slice(root.length, -1);
    const accounts = /^o-[a-z0-9]+$/.test(name) ? await foldersIn(bucket, folder, place) : [folder];
    for (const account of accounts) yield* streamsOfAccount(bucket, account, place);
  }
}

async function* streamsOfAccount(
  bucket: Bucket,
  folder: string,
  place: BucketPlace,
): AsyncGenerator<KeyStream> {
  const account = /(\d{12})\/$/.exec(folder)?.[1];
  if (account === undefined) return;
  for (const kind of trailKinds) {
    const kindFolder = `${folder}${kind}/`;
    if (!meets(kindFolder, place.within)) continue;
    for (const prefix of await foldersIn(bucket, kindFolder, place)) {
      const region = prefix.slice(kindFolder.length, -1);
      yield { bucket: bucket.name, prefix, account, kind, region };
    }
  }
}

async function foldersIn(bucket: Bucket, prefix: string, place: BucketPlace): Promise<string[]> {
  const found: string[] = [];
  for await (const page of pagesOf(bucket, { Prefix: prefix, Delimiter: '/' })) {
    for (const { Prefix = '' } of page.CommonPrefixes ?? []) {
      if (meets(Prefix, place.within)) found.push(Prefix);
    }
  }
  return found;
}

/** Objects of a prefix behind a key, in the order of their keys. @throws Refused */
export async function* objectsAfter(
  bucket: Bucket,
  prefix: string,
  after: string,
): AsyncGenerator<Listed> {
  for await (const page of pagesOf(bucket, { Prefix: prefix, StartAfter: after })) {
    for (const { Key: key = '', ETag: etag = '', Size: size = 0 } of page.Contents ?? []) {
      if (!key.endsWith('/')) yield { key, etag, size };
    }
  }
}

async function* pagesOf(
  { access, name, patience }: Bucket,
  question: { readonly Prefix: string; readonly Delimiter?: string; readonly StartAfter?: string },
) {
  const { ListObjectsV2Command } = await import('@aws-sdk/client-s3');
  let token: string | undefined;
  do {
    const more = token === undefined ? {} : { ContinuationToken: token };
    const command = new ListObjectsV2Command({ Bucket: name, ...question, ...more });
    const page = await patiently(async () => (await access.s3(homeRegion)).send(command), patience);
    yield page;
    token = page.IsTruncated === true ? page.NextContinuationToken : undefined;
  } while (token !== undefined);
}
