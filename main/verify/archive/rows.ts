/** Rows as the archive's tables hold them. The tables are STRICT, so the types are SQLite's. */

export interface Counts {
  readonly records: number;
  readonly indexed: number;
  readonly duplicates: number;
  readonly conflicts: number;
  readonly rejected: number;
}

export interface ObjectRow {
  readonly id: number;
  readonly sha256: Buffer;
  readonly text_sha256: Buffer | null;
  readonly kind: string;
  readonly shape: string;
  readonly pack: number;
  readonly start: number;
  readonly size: number;
  readonly text_size: number;
  readonly records: number;
  readonly duplicates: number;
  readonly rejected: number;
}

/** Bytes of an object's text that a row is about. */
export interface Span {
  readonly ordinal: number | null;
  readonly offset: number;
  readonly length: number;
}

/** A row of `event` with the rows it shares with others: numbers of texts under their columns' names. */
export interface EventRow extends Span {
  readonly object: number;
  readonly ordinal: number;
  readonly id: number;
  readonly high: number;
  readonly flags: number;
  readonly place: number;
  /** The event it conflicts with. */
  readonly first: number | null;
  readonly [column: string]: number | null;
}

/** Reads event rows; a row that points nowhere has NULL where the shared row's columns stand. */
export const selectEvents = `SELECT e.id, e.object, e.ordinal, e.offset, e.length, e.high, e.flags,
    e.place, e.source_ip, e.user_agent, e.error_code, conflict.first,
    action.event_name, action.event_source, action.event_type, action.category,
    place.account, place.region,
    identity.type, identity.principal, identity.arn, identity.account AS own_account,
    identity.access_key, identity.user_name, identity.invoked_by, identity.issuer,
    identity.source_identity, identity.on_behalf_of, identity.kind, identity.temporary,
    identity.who, identity.actor, identity.ground
  FROM event AS e LEFT JOIN action ON action.id = e.action LEFT JOIN place ON place.id = e.place
    LEFT JOIN identity ON identity.id = e.identity LEFT JOIN conflict ON conflict.event = e.id`;

export interface DuplicateRow extends Span {
  readonly object: number;
  readonly ordinal: number;
  readonly event: number;
}

export interface RejectionRow extends Span {
  readonly object: number;
  readonly reason: string;
}
