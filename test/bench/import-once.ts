/** A program of its own that imports a folder once and prints what it took, as one line of JSON. */
import { openSession } from '../../main/engine/session.ts';
import { pathSource } from '../../main/collect/paths.ts';
import { seconds } from './measure.ts';

export interface Once {
  readonly records: number;
  /** Seconds until every row could be found, and until every index was there. */
  readonly visible: number;
  readonly whole: number;
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
session.close();
const once: Once = {
  records,
  visible,
  whole,
  peakMegabytes: process.resourceUsage().maxRSS / 1000,
};
console.log(JSON.stringify(once));
