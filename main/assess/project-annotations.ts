import type { ReviewStatus } from '../../preload/contract/annotations.ts';
import type { Papers } from '../archive/handles.ts';
import type { Receipt } from '../archive/ledger.ts';
import { sql } from '../archive/sql.ts';
import type { AnnotatedBody, WithdrawnBody } from './bodies.ts';
import { holdingOf, type Said } from './holding.ts';

type Place = Pick<Receipt, 'chain' | 'seq'>;
type Written = Omit<Receipt, 'hash'>;

/** Rows of 'event.annotated', and what holds of its events now. */
export function projectAnnotated(papers: Papers, receipt: Written, body: AnnotatedBody): void {
  const { chain, seq } = receipt;
  const { events, note, tag, status, reason, untag = null, replaces } = body;
  const star = body.star === undefined ? null : Number(body.star);
  insertAct(papers, 'event.annotated', receipt, replaces);
  for (const { ref } of events) {
    const said = { note, tag, untag, star, status, reason };
    papers.insert('annotation', { chain, seq, event: ref, ...said });
  }
  if (replaces !== undefined) settle(papers, replaces);
  hold(papers, receipt);
}

/** Rows of 'annotation.withdrawn': it is about the events of the act that it takes back. */
export function projectWithdrawn(papers: Papers, receipt: Written, body: WithdrawnBody): void {
  const { chain, seq } = receipt;
  insertAct(papers, 'annotation.withdrawn', receipt, body.of);
  for (const event of eventsOf(papers, body.of)) {
    papers.insert('annotation', { chain, seq, event, reason: body.reason });
  }
  settle(papers, body.of);
  hold(papers, receipt);
}

/** The events that an act is about. */
function eventsOf(papers: Papers, { chain, seq }: Place): number[] {
  return papers.column<number>(
    sql`SELECT event FROM annotation WHERE chain = ${chain} AND seq = ${seq} ORDER BY event`,
  );
}

function insertAct(papers: Papers, act: string, receipt: Written, of: Place | undefined): void {
  const { chain, seq, at, author } = receipt;
  const [last = 0] = papers.column<number>(sql`SELECT ifnull(max(n), 0) FROM annotation_act`);
  papers.insert('annotation_act', {
    chain,
    seq,
    n: last + 1,
    act,
    at,
    author: author.name,
    initials: author.initials,
    role: author.role,
    of_chain: of?.chain ?? null,
    of_seq: of?.seq ?? null,
  });
}

/**
 * An act is out of force while one in force takes it back; so whoever takes back a withdrawal brings
 * back what that one took. Acts name only earlier ones, so the way ends.
 */
function settle(papers: Papers, from: Place): void {
  let place: Place | undefined = from;
  while (place !== undefined) {
    const { chain, seq }: Place = place;
    papers.remove('out_of_force', { chain, seq });
    const taken = papers.get(sql`
      SELECT 1 FROM annotation_act AS a WHERE a.of_chain = ${chain} AND a.of_seq = ${seq}
      AND NOT EXISTS (SELECT 1 FROM out_of_force AS o WHERE o.chain = a.chain AND o.seq = a.seq)`);
    if (taken !== undefined) papers.insert('out_of_force', { chain, seq });
    place = papers.get<Place>(sql`
      SELECT of_chain AS chain, of_seq AS seq FROM annotation_act
      WHERE chain = ${chain} AND seq = ${seq} AND of_chain IS NOT NULL`);
  }
}

interface Row {
  readonly event: number;
  readonly act: string;
  readonly inForce: number;
  readonly hasNote: number;
  readonly tag: string | null;
  readonly untag: string | null;
  readonly star: number | null;
  readonly status: ReviewStatus | null;
  readonly author: string;
  readonly at: string;
}

/** Says anew what holds of an act's events. */
function hold(papers: Papers, { chain, seq }: Place): void {
  const rows = papers.all<Row>(sql`
    SELECT a.event, s.act, s.at, s.author, a.note IS NOT NULL AS hasNote, a.tag, a.untag, a.star, a.status,
      NOT EXISTS (SELECT 1 FROM out_of_force AS o WHERE o.chain = a.chain AND o.seq = a.seq) AS inForce
    FROM annotation AS own JOIN annotation AS a ON a.event = own.event
    JOIN annotation_act AS s ON s.chain = a.chain AND s.seq = a.seq
    WHERE own.chain = ${chain} AND own.seq = ${seq} ORDER BY s.n`);
  const byEvent = new Map<number, Said[]>();
  for (const row of rows) {
    const acts = byEvent.get(row.event) ?? [];
    acts.push(saidIn(row));
    byEvent.set(row.event, acts);
  }
  for (const [event, acts] of byEvent) {
    papers.remove('holding', { event });
    for (const { field, value } of holdingOf(acts)) {
      papers.insert('holding', { event, field, value });
    }
  }
}

function saidIn({ act, inForce, hasNote, star, ...said }: Row): Said {
  return {
    ...said,
    isInForce: inForce === 1,
    isWithdrawal: act === 'annotation.withdrawn',
    hasNote: hasNote === 1,
    star: star === null ? null : star === 1,
  };
}
