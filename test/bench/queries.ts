import { eventRecord, eventRows } from '../../main/archive/event-rows.ts';
import type { Session } from '../../main/engine/session.ts';
import {
  countEvents,
  ordered,
  Overview,
  pageOfRefs,
  parseQuery,
  Search,
} from '../../main/query/index.ts';
import { facetNames } from '../../preload/contract/overview.ts';
import { sortFields } from '../../preload/contract/table.ts';
import { quantiles, row, timed } from './measure.ts';

const queries = [
  '',
  'eventName = StopLogging',
  'eventName = DescribeInstances',
  'eventName = DescribeInstances errorCode = AccessDenied',
  'errorCode : denied',
  'failed = true',
  'identityKind = root',
  'who : maria',
  'region = eu-west-1',
  'ip IN 10.0.0.0/8',
  'additionalEventData.MFAUsed = No',
  'requestParameters : tfstate',
  'tfstate',
  'risk-artifacts-a0c287',
  'vol*',
  '*tfstat*',
  'arn:aws:kms:us-east-1',
];
const repeats = 20;

/** The newest 200 events of each query with their labels, warm; the count; one record's original. */
export async function measureQueries(session: Session): Promise<void> {
  for (const text of queries) {
    const query = parseQuery(text);
    const times = await timesOf(() => {
      eventRows(session.read, pageOfRefs(session.read, query, 0, 200));
    });
    const [count, counting] = await timed(() => Promise.resolve(countEvents(session.read, query)));
    row(
      `“${text}”`,
      `newest 200 in ${shown(times)}, ${count.toLocaleString('en')} counted in ${(counting * 1000).toFixed(1)} ms`,
    );
  }
  await measureOverviews(session);
  await measureOrders(session);
  const every = new Search(session.read, parseQuery('')).until(Infinity);
  const total = every.found;
  let at = 0;
  const pages = await timesOf(() => {
    at = (at + Math.floor(total / repeats) - 1) % total;
    eventRows(session.read, every.refs(at, 200));
  });
  row('200 rows anywhere in a result', shown(pages));
  const records = await timesOf(() => {
    at = (at + Math.floor(total / repeats) - 1) % total;
    const [ref = 0] = every.refs(at, 1);
    eventRecord(session.read, session.readText, ref);
  });
  row('one record anywhere, with its original', shown(records));
  session.close();
}

/** A whole result in order, warm; the first time its days are read into memory. */
async function measureOrders(session: Session): Promise<void> {
  const every = new Search(session.read, parseQuery('')).until(Infinity);
  for (const field of sortFields) {
    const [, took] = await timed(() => ordered(session.read, every, { field, order: 'ascending' }));
    row(`everything in order of ${field}`, `${(took * 1000).toFixed(0)} ms`);
  }
}

const overviews = [
  '',
  'eventName = StopLogging',
  'eventName = DescribeInstances',
  'failed = true',
  'region = eu-west-1',
  'who : maria',
  'NOT eventName = DescribeInstances',
];

/** Facets and histogram of results that are found already: at first, and once the days are in memory. */
async function measureOverviews(session: Session): Promise<void> {
  for (const text of overviews) {
    const search = new Search(session.read, parseQuery(text)).until(Infinity);
    const count = (): void => {
      const overview = new Overview(session.read, search).whole();
      for (const name of facetNames) overview.facet(name, 10);
    };
    const [, first] = await timed(() => Promise.resolve(count()));
    const times = await timesOf(count);
    const overview = new Overview(session.read, search).whole();
    const drawn = await timesOf(() => void overview.histogram());
    row(
      `facets of “${text}”`,
      `${shown(times)}, at first ${(first * 1000).toFixed(0)} ms; histogram ${shown(drawn)}`,
    );
  }
}

async function timesOf(work: () => void): Promise<number[]> {
  work();
  const times: number[] = [];
  for (let run = 0; run < repeats; run += 1) {
    const [, took] = await timed(() => Promise.resolve(work()));
    times.push(took * 1000);
  }
  return times;
}

function shown(times: readonly number[]): string {
  const { median, p95 } = quantiles(times);
  return `${median.toFixed(1)} ms (p95 ${p95.toFixed(1)})`;
}
