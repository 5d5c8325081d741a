/** A program of its own that imports a folder once and prints what it took, as one line of JSON. */
import { openSession } from '../../main/engine/session.ts';
import { pathSource } from '../../main/collect/paths.ts';
import { statSync } from 'node:fs';
import { seconds } from './measure.ts';

export interface Once {
  readonly records: number;
  /** Seconds until every row could be found, and until every index was there. */
  readonly visible: number;
  readonly whole: number;
  /** And until every word was. */
  readonly words: number;
  /** Bytes of the file before its words, and with them. */
  readonly bytes: number;
  readonly bytesWithWords: number;
  readonly peakMegabytes: number;
}

const [folder = '', file = ''] = process.argv.slice(2);
const author = { profile: { name: 'Bench', initials: 'B', role: 'bench' }, chain: 'bench' };
const session = openSession(file, { create: true, newName: 'Bench', author });
const start = performance.now();
let visible = 0;
const { records } = await session.import(
  {
    source: pathSource([folder]),
    names: [folder],
    onProgress: () => {
      visible = seconds(start);
    },
  },
  author,
);
const whole = seconds(start);
const bytes = fileSize();
await session.indexWords({});
const words = seconds(start);
const bytesWithWords = fileSize();
session.close();

/** With what still waits beside the file put into it. */
function fileSize(): number {
  session.archive.connection.pragma('wal_checkpoint(TRUNCATE)');
  return statSync(file).size;
}

const once: Once = {
  records,
  visible,
  whole,
  words,
  bytes,
  bytesWithWords,
  peakMegabytes: process.resourceUsage().maxRSS / 1000,
};
console.log(JSON.stringify(once));
