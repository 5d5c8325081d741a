import type { Ignored, ImportResult, ImportRun, Rejection } from '../../preload/contract/domain.ts';

export const exampleRejections: Rejection[] = [
  {
    object:
      'trail-logs/AWSLogs/447129039020/CloudTrail/us-east-1/2026/02/11/447129039020_CloudTrail_us-east-1_20260211T0410Z_aZ9.json.gz',
    reason: 'truncated gzip',
    detail: 'the file ends in the middle of its data; ask for it again',
  },
  {
    object: 'trail-logs/notes.json',
    reason: 'not CloudTrail',
    detail: 'it is JSON, but holds no Records list and no CloudTrail record',
  },
  {
    object: 'trail-logs/AWSLogs/111122223333/CloudTrail/eu-central-1/2026/03/02/…_Qr1.json.gz',
    reason: 'no eventTime',
    detail: 'record 18: the record says no time',
  },
];

export const exampleIgnored: Ignored[] = [
  { path: 'trail-logs/LICENSE', reason: 'not the name of a log file' },
  { path: 'trail-logs/.DS_Store', reason: 'a file of the desktop, not a log' },
  { path: 'trail-logs/s3_object_metadata.json', reason: 'facts about other files, taken along' },
];

export const exampleRuns: ImportRun[] = [
  {
    run: 3,
    startedAt: '2026-11-20T17:02:10Z',
    finishedAt: '2026-11-20T17:02:11.640Z',
    author: 'Maria Keller',
    sources: ['/home/maria/northwind/trail-logs'],
    state: 'finished',
    objects: 0,
    known: 61_914,
    records: 0,
    indexed: 0,
    duplicates: 0,
    conflicts: 0,
    rejected: 0,
    ignored: 3,
  },
  {
    run: 2,
    startedAt: '2026-11-20T16:58:01Z',
    finishedAt: '2026-11-20T16:58:44.100Z',
    author: 'Maria Keller',
    sources: ['/home/maria/northwind/lookup-events-1.json', '/home/maria/northwind/2.json'],
    state: 'cancelled',
    objects: 12,
    known: 0,
    records: 5_400,
    indexed: 1_204,
    duplicates: 4_194,
    conflicts: 2,
    rejected: 0,
    ignored: 0,
  },
  {
    run: 1,
    startedAt: '2026-11-20T16:40:12.204Z',
    finishedAt: '2026-11-20T16:44:55Z',
    author: 'Maria Keller',
    sources: ['/home/maria/northwind/trail-logs'],
    state: 'finished',
    objects: 61_914,
    known: 0,
    records: 1_203_330,
    indexed: 1_203_314,
    duplicates: 0,
    conflicts: 15,
    rejected: 1,
    ignored: 3,
  },
];

/** The answer to an import that brought nothing new. */
export const exampleImport: ImportResult = {
  run: 3,
  objects: 0,
  known: 61_914,
  records: 0,
  indexed: 0,
  duplicates: 0,
  conflicts: 0,
  rejected: 0,
  rejections: [],
  ignored: exampleIgnored,
  seconds: 1.44,
  head: '9f3a'.padEnd(60, '0') + '41bd',
  cancelled: false,
};
