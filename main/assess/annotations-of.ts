import { Annotation } from '../../preload/contract/domain.ts';
import type { ReadDb } from '../archive/handles.ts';
import { sql } from '../archive/sql.ts';

/** What people said about an event, oldest first, with what was taken back and who did so. */
export function annotationsOf(db: ReadDb, event: number): Annotation[] {
  return db
    .all<Row>(
      sql`SELECT a.chain, a.seq, a.note, a.tag, a.untag, a.star, a.status, a.reason, l.hash, s.act, s.at,
          s.author, s.initials, s.role, s.of_chain, s.of_seq,
          (SELECT count(*) FROM annotation AS b WHERE b.chain = a.chain AND b.seq = a.seq) AS events,
          NOT EXISTS (SELECT 1 FROM out_of_force AS o WHERE o.chain = a.chain AND o.seq = a.seq)
            AS inForce
        FROM annotation AS a JOIN annotation_act AS s ON s.chain = a.chain AND s.seq = a.seq
        JOIN ledger AS l ON l.chain = a.chain AND l.seq = a.seq
        WHERE a.event = ${event} ORDER BY s.n`,
    )
    .map(({ author, initials, role, of_chain, of_seq, star, act, inForce, ...row }) =>
      Annotation.parse({
        ...row,
        star: star === null ? null : star === 1,
        author: { name: author, initials, role },
        isWithdrawal: act === 'annotation.withdrawn',
        of: of_chain === null ? null : { chain: of_chain, seq: of_seq },
        inForce: inForce === 1,
      }),
    );
}

interface Row {
  readonly chain: string;
  readonly seq: number;
  readonly hash: string;
  readonly note: string | null;
  readonly tag: string | null;
  readonly untag: string | null;
  readonly star: number | null;
  readonly status: string | null;
  readonly reason: string | null;
  readonly act: string;
  readonly at: string;
  readonly author: string;
  readonly initials: string;
  readonly role: string;
  readonly of_chain: string | null;
  readonly of_seq: number | null;
  readonly events: number;
  readonly inForce: number;
}
