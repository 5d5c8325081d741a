import { cpSync, existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openArchive } from '../../../main/archive/open.ts';
import { areWordsDone } from '../../../main/archive/text/words-state.ts';
import { openSession } from '../../../main/engine/session.ts';
import { WordsInBackground } from '../../../main/engine/words-in-background.ts';
import { keptArchive } from '../../fixtures/archives.ts';

// Red if nobody begins, if the threads do not end, or if the last word is not told.
test('words are indexed beside an open archive, on threads that end', async () => {
  const session = openSession(keptArchive());
  const told: number[] = [];
  await new Promise<void>((resolve) => {
    const words = new WordsInBackground(
      (left) => {
        told.push(left);
        if (left === 0) resolve();
      },
      (text) => expect.fail(text),
    );
    words.start(session);
  });
  expect(told.at(-1)).toBe(0);
  expect(areWordsDone(session.read)).toBe(true);
  session.close();
  expect(existsSync(`${session.archive.file}-wal`)).toBe(false);
});

// Red if whoever needs all words goes on before they are in, or cannot give up waiting.
test('who needs the words of all events can wait for them, and give up', async () => {
  const session = openSession(keptArchive());
  const words = new WordsInBackground(
    () => undefined,
    (text) => expect.fail(text),
  );
  await words.finish(session, AbortSignal.abort());
  expect(areWordsDone(session.read)).toBe(false);
  await words.finish(session);
  expect(areWordsDone(session.read)).toBe(true);
  await words.finish(session);
  session.close();
});

// Red if what was written before the stop is lost, or a second start begins anew.
test('stopped at any moment it goes on later', async () => {
  const file = keptArchive();
  const session = openSession(file);
  const words = new WordsInBackground(
    () => undefined,
    (text) => expect.fail(text),
  );
  words.start(session);
  await words.stop();
  session.close();
  const copy = `${file}.copy`;
  cpSync(file, copy);
  const again = openSession(copy);
  await again.indexWords({});
  expect(areWordsDone(again.read)).toBe(true);
  again.close();
  const archive = openArchive(copy);
  archive.connection.exec(`INSERT INTO event_words (event_words) VALUES ('integrity-check')`);
  archive.close();
});
