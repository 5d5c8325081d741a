import { Problem } from '../../preload/contract/errors.ts';
import { redactedMark, redactSecrets } from '../../preload/contract/secrets.ts';
import type { CopyFormat } from '../../preload/contract/table.ts';
import type { ReadDb } from '../archive/handles.ts';
import type { Place } from '../archive/read-record.ts';
import { tsvLine } from '../platform/csv.ts';
import { cellCharacters, cellsOf, eachRecord } from '../query/index.ts';

/** What other programs take from the clipboard without failing. */
const mostCharacters = 32_000_000;

export interface CopyWanted {
  readonly refs: readonly number[];
  readonly as: CopyFormat;
  readonly fields: readonly string[];
  /** Leaves out the secrets that records hold. */
  readonly redact: boolean;
}

export interface CopiedText {
  readonly text: string;
  /** Secrets that were left out. */
  readonly redacted: number;
}

/**
 * Events as a text for the clipboard. `tsv`: a head and a line for each; `json`: an array of objects
 * by the fields' names; `records`: an array of the records, each in the very bytes of its original unless
 * a secret in it is left out.
 *
 * @throws Problem `bad_request` if that is too long
 */
export async function copyText(
  db: ReadDb,
  readText: (place: Place) => string,
  { refs, as, fields, redact }: CopyWanted,
): Promise<CopiedText> {
  const bare = (text: string) => (redact ? redactSecrets(text) : { text, count: 0 });
  if (as === 'records') {
    const texts = (await recordsOf(db, readText, refs)).map(bare);
    const redacted = texts.reduce((sum, { count }) => sum + count, 0);
    return { text: inArray(texts.map(({ text }) => text)), redacted };
  }
  // The marks are drawn, not written.
  const written = fields.filter((field) => field !== 'marks');
  const wanted = { refs, fields: written, most: cellCharacters };
  const cells = await cellsOf(db, (place) => bare(readText(place)).text, wanted);
  // Only what would have been copied counts.
  const redacted = redact ? marksIn(cells) : 0;
  if (as === 'tsv') return { text: short([written, ...cells].map(tsvLine).join('')), redacted };
  const rows = cells.map((row) =>
    JSON.stringify(Object.fromEntries(written.map((field, i) => [field, row[i]]))),
  );
  return { text: inArray(rows), redacted };
}

async function recordsOf(
  db: ReadDb,
  readText: (place: Place) => string,
  refs: readonly number[],
): Promise<string[]> {
  const texts = new Map<number, string>();
  let characters = 0;
  await eachRecord(db, readText, refs, (ref, text) => {
    characters += text.length;
    if (characters > mostCharacters) throw tooLong();
    texts.set(ref, text);
  });
  return refs.flatMap((ref) => texts.get(ref) ?? []);
}

function marksIn(cells: readonly (readonly string[])[]): number {
  return cells.flat().reduce((sum, text) => sum + text.split(redactedMark).length - 1, 0);
}

function inArray(items: readonly string[]): string {
  return short(`[\n${items.join(',\n')}\n]\n`);
}

function short(text: string): string {
  if (text.length > mostCharacters) throw tooLong();
  return text;
}

function tooLong(): Problem {
  return new Problem(
    'bad_request',
    `The selection is longer than ${mostCharacters.toLocaleString('en')} characters, which the clipboard does not take; select fewer events, or fewer columns.`,
  );
}
