import { Problem } from '../../../preload/contract/errors.ts';
import type { Field } from '../ast.ts';
import { recordField, shortName } from '../fields.ts';
import { fieldNamed, fieldPath } from '../parse-test.ts';
import { parseQuery, readQuery } from '../parse.ts';
import { Reader } from '../reader.ts';

/** What may stand at a caret, and which characters it would replace: [from, to). */
export type CaretSite = { readonly from: number; readonly to: number } & (
  | {
      readonly kind: 'condition';
      /** What of it is typed. */
      readonly typed: string;
      /** Another condition stands before it. */
      readonly isNext: boolean;
    }
  | { readonly kind: 'operator'; readonly typed: string; readonly field: Field }
  | {
      readonly kind: 'value';
      /** The text that the characters typed stand for, without quotation marks. */
      readonly typed: string;
      readonly field: Field;
      readonly operator: string;
    }
);

/** A token that has not ended yet: no white space, parenthesis or comma outside quotation marks. */
const growing = /^(?:"(?:[^"\\]|\\.)*(?:"|\\?$)|\\.|[^\s"\\(),])*\\?$/s;
const partialOperator = /^(?:!|!=|:|:=|=|<|<=|>|>=|~|I|IN)?$/;
/** A text of nothing but mistakes is not gone through for longer. */
const mostTries = 40;

/**
 * What may stand at a caret (an offset in UTF-16 units), by the parser's own places. Mistakes further
 * left do not matter. Undefined where nothing can be said: behind a value in a list, or in a phrase
 * that is no value of a field.
 */
export function siteAt(text: string, caret: number): CaretSite | undefined {
  const before = text.slice(0, caret);
  let start = 0;
  for (let tries = 0; tries < mostTries; tries += 1) {
    const { site, failed } = readFrom(before, start);
    const typed = before.slice(site.from);
    if (growing.test(typed)) return placed(text, caret, site);
    if (failed === undefined) return behind(text, caret, site.kind === 'condition' ? typed : '');
    if (site.kind === 'value' && site.isListed && site.from >= failed) return undefined;
    const gap = /\s+/g;
    gap.lastIndex = Math.max(failed, start);
    if (gap.exec(before) === null) return undefined;
    start = gap.lastIndex;
  }
  return undefined;
}

function readFrom(
  before: string,
  start: number,
): { readonly site: Reader['site']; readonly failed: number | undefined } {
  const reader = new Reader(before, 0);
  reader.rewind(start);
  reader.awaits({ kind: 'condition', from: start });
  try {
    readQuery(reader);
    return { site: reader.site, failed: undefined };
  } catch (thrown) {
    if (!(thrown instanceof Problem)) throw thrown;
    const at = thrown.details?.['position'];
    return { site: reader.site, failed: typeof at === 'number' ? at : 0 };
  }
}

/** The site of a token that ends at the caret. */
function placed(text: string, caret: number, site: Reader['site']): CaretSite | undefined {
  const typed = text.slice(site.from, caret);
  if (site.kind === 'value') {
    const { from, field, operator } = site;
    const plain = plainText(typed);
    return { kind: 'value', from, to: endOf(text, from, caret), typed: plain, field, operator };
  }
  const left = text.slice(0, site.from);
  const field = partialOperator.test(typed) ? fieldAtEnd(left) : undefined;
  if (field !== undefined && typed !== '') {
    return { kind: 'operator', from: site.from, to: caret, typed, field };
  }
  if (typed.startsWith('"')) return undefined;
  const isNext = !/(?:^|\(|(?:^|[\s(])(?:AND|OR|NOT))\s*$/.test(left);
  const [rest = ''] = /^[\w.-]*/.exec(text.slice(caret)) ?? [];
  return { kind: 'condition', from: site.from, to: caret + rest.length, typed, isNext };
}

/** The site behind a condition that has ended, or behind what may be a field. */
function behind(text: string, caret: number, last: string): CaretSite {
  const field = fieldAtEnd(last);
  if (field !== undefined) return { kind: 'operator', from: caret, to: caret, typed: '', field };
  return { kind: 'condition', from: caret, to: caret, typed: '', isNext: text.trim() !== '' };
}

/** The known field that a text ends in, with white space behind it. */
function fieldAtEnd(text: string): Field | undefined {
  const [, path] = new RegExp(String.raw`(?:^|[\s(])(${fieldPath.source})\s+$`).exec(text) ?? [];
  return path === undefined ? undefined : knownField(path);
}

/** The field of this name; undefined if CloudTrail's records have none. */
export function knownField(path: string): Field | undefined {
  const [first = ''] = path.split('.');
  const isShort = !path.includes('.') && shortName(path) !== undefined;
  if (!isShort && recordField(first) === undefined) return undefined;
  try {
    return fieldNamed(path);
  } catch {
    return undefined;
  }
}

/** What characters stand for: without the marks of a phrase, without backslashes. */
function plainText(typed: string): string {
  if (!typed.startsWith('"')) return typed.replaceAll(/\\(.?)/gs, '$1');
  return typed.slice(1).replaceAll(/\\(.?)|"$/gs, (_, escaped?: string) => escaped ?? '');
}

/** Where a value that begins at `from` ends: with the rest of its token, if what results can be read. */
function endOf(text: string, from: number, caret: number): number {
  const rest = text.startsWith('"', from)
    ? /^(?:[^"\\]|\\.)*"/s.exec(text.slice(caret))?.[0]
    : /^(?:\\.|[^\s"\\(),])*/s.exec(text.slice(caret))?.[0];
  const isClosed = /^"(?:[^"\\]|\\.)*"$/s.test(text.slice(from, caret));
  if (rest === undefined || rest === '' || isClosed) return caret;
  const end = caret + rest.length;
  try {
    parseQuery(`${text.slice(0, from)}x${text.slice(end)}`);
    return end;
  } catch {
    return text.startsWith('"', from) ? caret : end;
  }
}
