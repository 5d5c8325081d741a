import { describe, expect, it } from 'vitest';
import type { ImportRun } from '../../../preload/contract/domain.ts';
import { reasonSentence } from '../../../renderer/screens/sources/reason-sentence.ts';
import {
  nameInSource,
  outcomeOf,
  reconciles,
  sourceName,
} from '../../../renderer/screens/sources/run-words.ts';
import { exampleRuns } from '../../fake-bridge/example-sources.ts';

const [base] = exampleRuns;
if (base === undefined) throw new Error('there is no example run');
const run = (part: Partial<ImportRun>): ImportRun => ({ ...base, ...part });

describe('an import run', () => {
  it('that added nothing says so', () => {
    expect(outcomeOf(run({}))).toMatch(/^Added nothing: all 61,914 files/);
    expect(outcomeOf(run({ objects: 2, records: 9, duplicates: 9 }))).toMatch(/^Added no event/);
    expect(outcomeOf(run({ known: 0 }))).toMatch(/no CloudTrail log/);
  });

  it('that added some says how many, and what was there before', () => {
    const words = outcomeOf(run({ objects: 3, known: 1, records: 42, indexed: 42 }));
    expect(words).toBe('42 events added from 3 new files; 1 file was already there.');
  });

  it('that did not end says what stays', () => {
    expect(outcomeOf(run({ state: 'cancelled', records: 7 }))).toMatch(/stays in the archive/);
    expect(outcomeOf(run({ state: 'interrupted', records: 7 }))).toMatch(/Import the same files/);
  });

  // Red if a collection is told to be imported again, or what AWS refused passes for nothing.
  it('of AWS says how it goes on, and why it added nothing', () => {
    const sources = ['cloudtrail://111122223333/us-east-1/LookupEvents'];
    const collected = (part: Partial<ImportRun>) => outcomeOf(run({ sources, ...part }));
    expect(collected({ state: 'interrupted', records: 7 })).toMatch(/Collect the same once more/);
    expect(collected({ state: 'cancelled', records: 7 })).toMatch(/goes on from there\.$/);
    expect(collected({ known: 0 })).toMatch(/nothing more of it/);
    expect(collected({ known: 0, rejected: 1 })).toMatch(/what AWS refused/);
    expect(collected({ objects: 2, records: 9, duplicates: 9 })).toMatch(/all 9 records/);
    expect(sourceName({ sources })).toBe('Event history of 111122223333');
    expect(sourceName({ sources: ['cloudtrail://1,2/all/LookupEvents'] })).toBe(
      'Event history of 2 accounts',
    );
    expect(sourceName({ sources: ['s3://logs/p'] })).toBe('s3://logs/p');
  });

  it('accounts for every record', () => {
    for (const example of exampleRuns) expect(reconciles(example)).toBe(true);
    expect(reconciles(run({ records: 2, indexed: 1 }))).toBe(false);
  });

  it('calls its files as they are called below what was imported', () => {
    expect(nameInSource('/in/AWSLogs/2026/a.gz', ['/x', '/in/AWSLogs'])).toBe('2026/a.gz');
    expect(nameInSource('/in/a.zip!../b.json', ['/in/a.zip'])).toBe('a.zip!../b.json');
    expect(nameInSource('C:\\in\\a.gz', ['C:\\in\\'])).toBe('a.gz');
    expect(nameInSource('/in/AWSLogs-old/a.gz', ['/in/AWSLogs'])).toBe('/in/AWSLogs-old/a.gz');
    expect(nameInSource('/elsewhere/a.gz', ['/in'])).toBe('/elsewhere/a.gz');
  });

  it('is named after what was imported, on any system', () => {
    expect(sourceName({ sources: ['C:\\logs\\trail\\'] })).toBe('trail');
    expect(sourceName({ sources: ['/a/b.zip', '/c', '/d'] })).toBe('b.zip and 2 more');
  });
});

describe('a rejection', () => {
  it('is one sentence', () => {
    expect(reasonSentence('truncated gzip', 'the file ends early')).toBe(
      'Truncated gzip: the file ends early.',
    );
    expect(reasonSentence('not the name of a log file')).toBe('Not the name of a log file.');
    expect(reasonSentence('unreadable', 'Ask for it again!')).toBe('Unreadable: Ask for it again!');
  });
});
