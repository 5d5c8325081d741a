import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { classify } from '../../../main/collect/classify.ts';

describe('a file of a folder is taken for what its name says', () => {
  test.each([
    ['111_CloudTrail_eu-central-1_20260314T0215Z_x.json.gz', 'log'],
    ['events.json', 'log'],
    ['events.JSON', 'log'],
    ['events.jsonl', 'log'],
    ['events.ndjson.gz', 'log'],
    ['cloudtrail.log', 'log'],
    ['000000.gz', 'log'],
    ['logs.zip', 'zip'],
    ['LOGS.ZIP', 'zip'],
    ['logs.tar', 'tar'],
    ['logs.tar.gz', 'tar'],
    ['logs.tgz', 'tar'],
    ['list_public_keys.json', 'sidecar'],
    ['s3_object_metadata.json', 'sidecar'],
    ['README.md', 'ignored'],
    ['LICENSE', 'ignored'],
    ['events.json.bak', 'ignored'],
    ['json', 'ignored'],
    ['events.csv', 'log'],
    ['result_1.csv.gz', 'log'],
    ['events.xlsx', 'ignored'],
    ['.DS_Store', 'ignored'],
    ['._events.json', 'ignored'],
  ])('%s: %s', (name, kind) => {
    expect(classify(`/some/folder.zip/${name}`, false).kind).toBe(kind);
  });
});

// Red if a file that a person named is passed over for its name.
test('a file that a person named is read whatever it is called', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[^/\0]{1,20}$/), (name) => {
      expect(classify(`/folder/${name}`, true).kind).not.toBe('ignored');
    }),
    { examples: [['._events.json'], ['.DS_Store'], ['notes'], ['.zip.']] },
  );
});

// Red if a reason is forgotten, or if naming a file changes what an unmistakable name means.
test('every name is decided once, with a reason where it is passed over', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (name) => {
      const inFolder = classify(name, false);
      const named = classify(name, true);
      if (inFolder.kind === 'ignored') expect(inFolder.reason).not.toBe('');
      else expect(named).toEqual(inFolder);
    }),
  );
});
