import { eventRows } from '../../main/archive/event-rows.ts';
import { namesOfIdentities } from '../../main/engine/privacy/archive-names.ts';
import { textsOf } from '../../main/engine/privacy/map-texts.ts';
import { namesOfRecords } from '../../main/engine/privacy/names-of-records.ts';
import { Veil } from '../../main/engine/privacy/veil.ts';
import type { Session } from '../../main/engine/session.ts';
import { Overview, parseQuery, Search } from '../../main/query/index.ts';
import { engineCalls, type EngineCallName } from '../../preload/contract/calls.ts';
import { facetNames } from '../../preload/contract/overview.ts';
import { quantiles, row } from './measure.ts';

const runs = 60;
const pageRows = 200;
const longRecord = 256 * 1024;
/** What the engine knows besides the archive's own people, to see that their number costs nothing. */
const strangers = 20_000;

/** What pseudonyms cost: to know the people, and for each answer that goes out. */
export async function measurePrivacy(session: Session): Promise<void> {
  const { read } = session;
  const veil = new Veil(Buffer.alloc(32, 1));
  const [acted, identities] = await onCpu(async () => veil.learn(namesOfIdentities(read, 0)));
  row('pseudonyms: people who acted', `${acted} in ${milliseconds(identities)}`);
  const [said, records] = await onCpu(async () => {
    const { names } = await namesOfRecords(read, 0, new AbortController().signal);
    return veil.learn(names);
  });
  row('pseudonyms: further names in all records', `${said} in ${milliseconds(records)}`);
  const names = Array.from({ length: strangers }, (_, n) => strangerOf(n));
  const [, many] = await onCpu(async () => veil.learn(names));
  row(`pseudonyms: ${strangers.toLocaleString('en')} more people`, milliseconds(many));

  const search = new Search(read, parseQuery(''));
  await search.advance(Number.POSITIVE_INFINITY);
  const rows = eventRows(read, search.refs(0, pageRows));
  measure(veil, 'events.page', `${rows.length} rows`, () => rows);
  const overview = new Overview(read, search);
  await overview.advance(Number.POSITIVE_INFINITY);
  const facets = facetNames.map((name) => overview.facet(name, 500));
  const counted = { counted: 0, isDone: true, facets, histogram: null };
  measure(veil, 'events.overview', 'facets, 500 values each', () => counted);
  // Another text each time: what was hidden before is not known.
  const texts = Array.from({ length: runs }, (_, n) => recordOf(n));
  measure(veil, 'privacy.shown', `a record of ${longRecord / 1024} KB`, (n) => ({
    texts: [texts[n]],
  }));
}

function measure(
  veil: Veil,
  call: EngineCallName,
  what: string,
  valueOf: (run: number) => unknown,
): void {
  const map = textsOf(engineCalls[call].output);
  const took = Array.from({ length: runs }, (_, run) => {
    const value = valueOf(run);
    const start = process.cpuUsage();
    veil.hideAll(map, value);
    return cpuSince(start);
  });
  const { median, p95 } = quantiles(took);
  const first = took[0] ?? 0;
  row(
    `pseudonyms: ${what}`,
    `first ${milliseconds(first)}, median ${milliseconds(median)}, 95 % ${milliseconds(p95)} of CPU`,
  );
}

/** As IAM answers them: lists of users with their ARNs and policies. */
function recordOf(run: number): string {
  const users: object[] = [];
  for (let length = 0; length < longRecord; length += JSON.stringify(users.at(-1)).length) {
    const name = strangerOf((users.length * 17 + run) % strangers);
    users.push({
      userName: name,
      arn: `arn:aws:iam::111122223333:user/team/${name}`,
      createDate: '2026-03-14T02:17:08Z',
      description:
        'May read what lies in the archive of payments, and list instances of the region',
      tags: [{ key: 'cost-centre', value: '4711' }],
    });
  }
  return JSON.stringify({
    eventName: 'GetAccountAuthorizationDetails',
    responseElements: { users },
  });
}

/** The value of a piece of work, and its seconds of CPU: others work on the machine, too. */
async function onCpu<T>(work: () => Promise<T>): Promise<[T, number]> {
  const start = process.cpuUsage();
  const value = await work();
  return [value, cpuSince(start)];
}

function cpuSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

function milliseconds(seconds: number): string {
  return `${(seconds * 1000).toFixed(2)} ms`;
}

function strangerOf(n: number): string {
  return `stranger${n}.of${(n * 7919) % 1000}`;
}
