import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { gunzipSync } from 'node:zlib';
import {
  emptyWorld,
  type FakeEvent,
  type FakeObject,
  type FakeTrail,
  type World,
} from './world.ts';

interface DemoRecord {
  readonly eventID: string;
  readonly eventTime: string;
  readonly eventName: string;
  readonly eventSource: string;
  readonly readOnly?: boolean;
  readonly managementEvent?: boolean;
  readonly recipientAccountId: string;
  readonly awsRegion: string;
  readonly userIdentity?: { readonly userName?: string; readonly arn?: string };
}

/**
 * A world that serves what `trailproof demo` wrote into a folder: its files as objects of one bucket,
 * with the metadata of its sidecar, its management events by LookupEvents, its public keys, and the
 * organisation's trail.
 */
export function demoWorld(folder: string, bucket: string): World {
  const keys = filesUnder(folder, 'AWSLogs').sort((a, b) => (a < b ? -1 : 1));
  const metadata = jsonOf<Record<string, Record<string, string>>>(
    folder,
    's3_object_metadata.json',
  );
  const places = new Set<string>();
  const events = new Map<string, FakeEvent[]>();
  for (const key of keys) {
    const [, account = '', region = ''] = /\/(\d{12})\/CloudTrail\/([^/]+)\//.exec(key) ?? [];
    if (account === '') continue;
    places.add(`${account} ${region}`);
    for (const event of eventsOf(readFileSync(join(folder, key)), account, region)) {
      const all = events.get(event.stream) ?? [];
      events.set(event.stream, all);
      all.push(event.event);
    }
  }
  for (const all of events.values()) all.sort((a, b) => b.time - a.time || (a.id < b.id ? -1 : 1));
  const objects = new Map(keys.map((key) => [key, objectAt(join(folder, key), metadata[key])]));
  const names = [...places].map((place) => place.split(' '));
  const accounts = [...new Set(names.map(([account = '']) => account))].sort();
  const regions = [...new Set(names.map(([, region = '']) => region))].sort();
  const { PublicKeyList } = jsonOf<{ PublicKeyList: Record<string, string>[] }>(
    folder,
    'list_public_keys.json',
  );
  return {
    ...emptyWorld(accounts, regions),
    events,
    buckets: new Map([
      [
        bucket,
        {
          keys,
          object: (key) => objects.get(key),
        },
      ],
    ]),
    trails: [organisationTrail(accounts[0] ?? '', regions[0] ?? '', bucket)],
    publicKeys: PublicKeyList.map((key) => ({
      Value: key['Value'] ?? '',
      ValidityStartTime: Date.parse(key['ValidityStartTime'] ?? '') / 1000,
      ValidityEndTime: Date.parse(key['ValidityEndTime'] ?? '') / 1000,
      Fingerprint: key['Fingerprint'] ?? '',
    })),
  };
}

function objectAt(path: string, metadata: Readonly<Record<string, string>> = {}): FakeObject {
  const bytes = readFileSync(path);
  return {
    bytes: () => bytes,
    modified: statSync(path).mtimeMs,
    metadata,
    versionId: `v-${bytes.length}`,
  };
}

/** A trail of all regions and accounts that logs all management events and validates its files. */
export function organisationTrail(account: string, region: string, bucket: string): FakeTrail {
  const arn = `arn:aws:cloudtrail:${region}:${account}:trail/quillhaven-org-trail`;
  return {
    account,
    description: {
      Name: 'quillhaven-org-trail',
      TrailARN: arn,
      S3BucketName: bucket,
      HomeRegion: region,
      IsMultiRegionTrail: true,
      IsOrganizationTrail: true,
      IncludeGlobalServiceEvents: true,
      LogFileValidationEnabled: true,
      HasCustomEventSelectors: true,
      HasInsightSelectors: false,
    },
    status: { IsLogging: true, LatestDeliveryTime: 1_782_000_000 },
    selectors: {
      TrailARN: arn,
      AdvancedEventSelectors: [
        {
          Name: 'all management events',
          FieldSelectors: [{ Field: 'eventCategory', Equals: ['Management'] }],
        },
      ],
    },
  };
}

/** The management events of a log file: LookupEvents knows no others. */
function* eventsOf(packed: Buffer, account: string, region: string) {
  const { Records } = JSON.parse(gunzipSync(packed).toString()) as { Records: DemoRecord[] };
  for (const record of Records) {
    if (record.managementEvent === false) continue;
    const stream = `${record.recipientAccountId || account} ${record.awsRegion || region}`;
    const event: FakeEvent = {
      id: record.eventID,
      time: Date.parse(record.eventTime) / 1000,
      name: record.eventName,
      source: record.eventSource,
      username: record.userIdentity?.userName ?? record.userIdentity?.arn ?? '',
      readOnly: record.readOnly ?? false,
      text: JSON.stringify(record),
    };
    yield { stream, event };
  }
}

function filesUnder(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true }).flatMap(
    (entry) =>
      entry.isFile()
        ? [
            join(entry.parentPath, entry.name)
              .slice(root.length + 1)
              .split(sep)
              .join('/'),
          ]
        : [],
  );
}

function jsonOf<T>(folder: string, name: string): T {
  return JSON.parse(readFileSync(join(folder, name), 'utf8')) as T;
}
