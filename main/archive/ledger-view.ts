import type { LedgerEntry } from '../../preload/contract/integrity.ts';
import type { ReadDb } from './handles.ts';
import type { LedgerEntryText } from './ledger.ts';
import { sql } from './sql.ts';

/** Entries of the ledger for people, newest first, with how many there are in all. */
export function ledgerPage(
  db: ReadDb,
  offset: number,
  limit: number,
): { total: number; entries: LedgerEntry[] } {
  const total = db.get<{ n: number }>(sql`SELECT count(*) AS n FROM ledger`)?.n ?? 0;
  const rows = db.all<{ hash: string; entry: string }>(
    sql`SELECT hash, entry FROM ledger
      ORDER BY json_extract(entry, '$.at') DESC, chain, seq DESC LIMIT ${limit} OFFSET ${offset}`,
  );
  return { total, entries: rows.map(({ hash, entry }) => entryOf(hash, entry)) };
}

function entryOf(hash: string, text: string): LedgerEntry {
  const entry = JSON.parse(text) as LedgerEntryText;
  const { chain, seq, at, act } = entry;
  return { chain, seq, at, act, hash, author: entry.author.name, sentence: sentenceOf(entry) };
}

function sentenceOf({ act, body }: LedgerEntryText): string {
  const said = (key: string): string => {
    const value = body[key];
    if (typeof value === 'number') return value.toLocaleString('en');
    return typeof value === 'string' ? value : '';
  };
  const count = (key: string): string =>
    Array.isArray(body[key]) ? body[key].length.toLocaleString('en') : '0';
  switch (act) {
    case 'engagement.created':
      return `Engagement “${said('name')}” created`;
    case 'engagement.continues':
      return `Continues “${said('name')}”, from its ledger head ${said('head').slice(0, 8)}…`;
    case 'engagement.continued':
      return `Continued in a new file, “${said('name')}”`;
    case 'import.started':
      return `Import ${said('run')} started`;
    case 'import.step':
      return `${said('objects')} objects of import ${said('run')} sealed`;
    case 'import.noted':
      return `Import ${said('run')} also met files without new records: ${count('again')} known, ${said('ignored')} ignored`;
    case 'import.finished':
      return `Import ${said('run')} finished: ${said('indexed')} of ${said('records')} records indexed`;
    case 'import.cancelled':
      return `Import ${said('run')} cancelled after ${said('records')} records`;
    case 'retention.set':
      return `To be kept until ${said('until')}: ${said('reason')}`;
    case 'hold.placed':
      return `Legal hold placed: ${said('reason')}`;
    case 'hold.lifted':
      return `Legal hold lifted: ${said('reason')}`;
    case 'object.disposed':
      return `${count('objects')} ${count('objects') === '1' ? 'original' : 'originals'} disposed of: ${said('reason')}`;
    case 'event.annotated':
      return annotatedWords(
        body,
        `${count('events')} ${count('events') === '1' ? 'event' : 'events'}`,
      );
    case 'annotation.withdrawn':
      return `Annotation ${seqOf(body['of'])} taken back`;
    case 'tag.coloured':
      return `Tag “${said('tag')}” coloured ${said('colour')}`;
    case 'resolved.hidden':
      return 'Resolved events hidden from lists, for everybody';
    case 'resolved.shown':
      return 'Resolved events shown in lists again';
    case 'view.saved':
      return `View “${said('name')}” saved${body['alert'] === null ? '' : ', with an alert'}`;
    case 'view.pinned':
      return `View ${said('view')} ${body['pinned'] === true ? 'pinned' : 'unpinned'}`;
    case 'view.removed':
      return `View ${said('view')} removed`;
    case 'alerts.checked':
      return `${count('rules')} ${count('rules') === '1' ? 'alert' : 'alerts'} checked: ${count('raised')} raised`;
    case 'alert.acknowledged':
      return `${count('alerts')} raised ${count('alerts') === '1' ? 'alert' : 'alerts'} acknowledged`;
    case 'schedule.saved':
      return `Schedule ${said('schedule')} of collecting saved`;
    case 'schedule.removed':
      return `Schedule ${said('schedule')} removed`;
    case 'schedule.ran':
      return `Schedule ${said('schedule')} ran`;
    case 'privacy.on':
      return 'People pseudonymised on screen, for everybody';
    case 'privacy.lifted':
      return `People shown by name again: ${said('reason')}`;
    case 'assessment.created':
      return `Assessment “${said('name')}” on ${said('framework')} created`;
    case 'control.concluded':
      return `Control ${said('control')} concluded: ${said('result')}`;
    case 'report.created':
      return `Report written (${said('level') === 'none' ? 'not signed' : `signed, ${said('level')}`})`;
    case 'events.exported':
      return `${said('rows')} ${body['rows'] === 1 ? 'event' : 'events'} exported to “${said('file')}”${exportedWords(body)}`;
    case 'head.timestamped':
      return `Head time-stamped by “${said('authority')}” at ${said('at')}`;
    case 'gap.noted':
      return `${count('gaps')} ${count('gaps') === '1' ? 'gap' : 'gaps'} in the trail noted: ${said('note')}`;
    case 'keys.fetched':
      return `Public keys of ${count('items')} ${count('items') === '1' ? 'region' : 'regions'} fetched, for import ${said('run')}`;
    case 'record.sealed':
      return `${said('records')} records of ${said('object').slice(0, 8)}… sealed one by one, for a proof`;
    case 'collection.identity':
      return `Signed in to ${count('items')} AWS ${count('items') === '1' ? 'account' : 'accounts'}, for import ${said('run')}`;
    case 'collection.windows':
      return `${count('items')} windows of event history read to their last page, for import ${said('run')}`;
    case 'collection.keys':
      return `${count('items')} stretches of a bucket read, for import ${said('run')}`;
    case 'collection.trails':
      return `Configuration of ${count('items')} trails kept, for import ${said('run')}`;
    case 'event.added':
      return `${count('items')} ${count('items') === '1' ? 'event' : 'events'} added by hand, by import ${said('run')}`;
    case 'collection.acquired':
      return `Acquisitions ${said('first')} to ${said('last')} of import ${said('run')} sealed`;
    default:
      return act;
  }
}

/** What an annotation said, in few words; a note is only named. */
function annotatedWords(body: LedgerEntryText['body'], events: string): string {
  const { note, tag, untag, star, status, replaces } = body;
  const said = [
    ...(typeof note === 'string' ? [replaces === undefined ? 'noted' : 'note edited'] : []),
    ...(typeof tag === 'string' ? [`tagged “${tag}”`] : []),
    ...(typeof untag === 'string' ? [`tag “${untag}” taken off`] : []),
    ...(typeof star === 'boolean' ? [star ? 'starred' : 'star taken off'] : []),
    ...(typeof status === 'string' ? [`status ${status}`] : []),
  ];
  return `${events} annotated: ${said.join(', ')}`;
}

/** What the file is, and what was left out of it. */
function exportedWords({ format, redacted, withoutResolved }: LedgerEntryText['body']): string {
  const kept = redacted === null ? ', with the secrets in its records' : '';
  const left = withoutResolved === true ? ', without resolved events' : '';
  return typeof format === 'string' ? ` (${format}${kept}${left})` : '';
}

function seqOf(place: unknown): string {
  const { seq } = (place ?? {}) as { readonly seq?: unknown };
  return typeof seq === 'number' ? seq.toLocaleString('en') : '';
}
