import type Database from 'better-sqlite3';
import { counted } from '../../checks.ts';
import { hiddenPages } from './hidden-pages.ts';

/** How the table is made: another tokenizer or other settings would find other words in it. */
const made = `CREATE VIRTUAL TABLE event_words USING fts5( words, content = '', columnsize = 0, detail = none, tokenize = "ascii tokenchars '-_.+/='" )`;
/** The format in which the table came. */
const since = 2;

/** How far the archive says that words are indexed. */
export interface WordsState {
  readonly claims: (event: number, object: number) => boolean;
  readonly isWhole: boolean;
  /** It claims objects that are not there: a later import’s would be passed over. */
  readonly isBeyond: boolean;
}

/** Undefined if the archive has no index of words. */
export function wordsState(db: Database.Database): WordsState | undefined {
  if (schemaOf(db) === undefined) return undefined;
  const value = db.prepare('SELECT value FROM meta WHERE key = ?').pluck();
  const of = (key: string): number => Number(value.get(key) ?? 0);
  const [objects, pass, last] = [of('words_objects'), of('words_pass'), of('words_event')];
  const newest = Number(db.prepare('SELECT max(id) FROM object').pluck().get() ?? 0);
  return {
    claims: (event, object) => object <= objects || (object <= pass && event <= last),
    isWhole: objects === newest,
    isBeyond: objects > newest || pass > newest,
  };
}

/** What is wrong with the table itself. */
export function tableFaults(db: Database.Database): string[] {
  const found = schemaOf(db);
  if (found === undefined) {
    const format = Number(db.pragma('user_version', { simple: true }));
    return format < since ? [] : ['it is not there'];
  }
  if (oneLine(found) !== made) return ['it is made otherwise than archives have it'];
  const hidden = hiddenPages(db).length;
  return hidden === 0 ? [] : [`nothing leads to ${counted(hidden, 'page')} of its words`];
}

function schemaOf(db: Database.Database): string | undefined {
  const row = db.prepare("SELECT sql FROM sqlite_schema WHERE name = 'event_words'").pluck().get();
  return typeof row === 'string' ? row : undefined;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
