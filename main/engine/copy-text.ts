import { Problem } from '../../preload/contract/errors.ts';
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
}

/**
 * Events as a text for the clipboard. `tsv`: a head and a line for each; `json`: an array of objects
 * by the fields' names; `records`: an array of the records, each in the very bytes of its original.
 *
 * @throws Problem `bad_request` if that is too long
 */
export async function copyText(
  db: ReadDb,
  readText: (place: Place) => string,
  { refs, as, fields }: CopyWanted,
): Promise<string> {
  if (as === 'records') return inArray(await recordsOf(db, readText, refs));
  // The marks are drawn, not written.
  const written = fields.filter((field) => field !== 'marks');
  const cells = await cellsOf(db, readText, { refs, fields: written, most: cellCharacters });
  if (as === 'tsv') return short([written, ...cells].map(tsvLine).join(''));
  return inArray(
    cells.map((row) =>
      JSON.stringify(Object.fromEntries(written.map((field, i) => [field, row[i]]))),
    ),
  );
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
