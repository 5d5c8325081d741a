import { Worker } from 'node:worker_threads';
import { threadFile } from '../../platform/thread-file.ts';
import type { WordSource } from './index-words.ts';
import type { WordBatch, WordsWanted } from './word-reader.ts';
import type { WordsTask } from './worker.ts';

/** Reads the words of an archive's events on a thread of its own; one batch at a time. */
export function wordThread(file: string): WordSource {
  const task: WordsTask = { file };
  const worker = new Worker(threadFile(import.meta.url, './worker.ts', './words-worker.js'), {
    workerData: task,
  });
  const ended = new Promise((resolve) => worker.once('exit', resolve));
  let asked: PromiseWithResolvers | undefined;
  worker.on('message', ({ ids, ends, words }: WordBatch) => {
    asked?.resolve({ ids, ends, words: Buffer.from(words) });
  });
  worker.on('error', (thrown) => asked?.reject(thrown));
  worker.on('exit', () => asked?.reject(new Error('the thread that reads words ended')));
  return {
    read: (wanted: WordsWanted) => {
      const answer = new Promise<WordBatch>((resolve, reject) => {
        asked = { resolve, reject };
      });
      // It may fail before anybody waits for it.
      answer.catch(() => undefined);
      worker.postMessage(wanted);
      return answer;
    },
    close: async () => {
      asked = undefined;
      worker.postMessage(null);
      await ended;
    },
  };
}

interface PromiseWithResolvers {
  readonly resolve: (batch: WordBatch) => void;
  readonly reject: (reason: unknown) => void;
}
