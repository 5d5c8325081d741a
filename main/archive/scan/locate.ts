/**
 * Finds the CloudTrail records in a text, by shape and not by name: CloudTrail's own files
 * (`Records`), lists, JSON lines, single records, and what other programs put round a record
 * (wrappers.ts, csv.ts).
 */
import { locateCsv } from './csv.ts';
import { recordMembers } from './fields.ts';
import {
  elements,
  members,
  ScanError,
  skipSpace,
  valueEnd,
  type Member,
  type Span,
} from './json-spans.ts';
import { fits, wrappers, type Shape, type Wrapper } from './wrappers.ts';

export interface Located extends Span {
  /** The span is a JSON string or a cell of CSV that holds the record's text. */
  readonly quoted: boolean;
}

export interface Broken extends Span {
  readonly reason: string;
  readonly detail: string;
}

export type Layout =
  | { readonly kind: 'digest' }
  | { readonly kind: 'none'; readonly reason: string; readonly detail: string }
  | {
      readonly kind: 'log';
      readonly shape: Shape;
      readonly records: readonly Located[];
      /** Parts that belong among the records but are none. */
      readonly broken: readonly Broken[];
    };

interface Finding {
  readonly records: Located[];
  readonly broken: Broken[];
  /** Objects where a record might stand, and none does. */
  readonly others: Span[];
  shape: Shape | undefined;
  isDigest: boolean;
}

/** Where the records of a text are. Never throws: what cannot be read is said in the layout. */
export function locate(text: Buffer): Layout {
  const finding: Finding = {
    records: [],
    broken: [],
    others: [],
    shape: undefined,
    isDigest: false,
  };
  let at = skipSpace(text, 0);
  if (at >= text.length) return { kind: 'none', reason: 'empty file', detail: 'it holds no text' };
  const csv = isJson(text[at]) ? undefined : locateCsv(text, at);
  if (csv !== undefined) return csv;
  let values = 0;
  while (at < text.length) {
    const end = topLevel(text, at, finding);
    if (end === undefined) break;
    values += 1;
    at = skipSpace(text, end);
    if (text[at] === 0x2c) at = skipSpace(text, at + 1);
  }
  const { records, shape, isDigest } = finding;
  const isAlone = values === 1 && finding.broken.length === 0;
  if (isDigest && isAlone && shape === undefined) return { kind: 'digest' };
  if (shape === undefined) return noLog(text, finding);
  const broken = [...finding.broken, ...finding.others.map(noRecord)];
  broken.sort((a, b) => a.start - b.start);
  return { kind: 'log', shape: values > 1 ? 'lines' : shape, records, broken };
}

function isJson(first: number | undefined): boolean {
  return first === 0x7b || first === 0x5b;
}

function noRecord(span: Span): Broken {
  return { ...span, reason: 'not a record', detail: 'it has none of a record’s fields' };
}

function noLog(text: Buffer, finding: Finding): Layout {
  const [first] = finding.broken;
  const begins = isJson(text[skipSpace(text, 0)]);
  if (first !== undefined && begins && first.reason === 'broken JSON') {
    return { kind: 'none', reason: first.reason, detail: first.detail };
  }
  const [reason, detail] = begins
    ? ['not CloudTrail', 'it is JSON, but holds no CloudTrail records']
    : ['not JSON', 'CloudTrail logs are JSON, this is not'];
  return { kind: 'none', reason, detail };
}

/** Reads one value at the outermost level; undefined if the rest of the text is unusable. */
function topLevel(text: Buffer, at: number, finding: Finding): number | undefined {
  try {
    const first = text[at];
    if (!isJson(first)) {
      const end = lineEnd(text, at);
      const detail = 'a line is no JSON object';
      finding.broken.push({ start: at, end, reason: 'not JSON', detail });
      return end;
    }
    if (first === 0x5b) {
      inList(text, at, finding, 'list');
      return valueEnd(text, at);
    }
    const found = countOf(finding);
    const hasList = inObject(text, at, finding, 'record', true);
    const end = valueEnd(text, at);
    if (!hasList && countOf(finding) === found) finding.others.push({ start: at, end });
    return end;
  } catch (thrown) {
    if (!(thrown instanceof ScanError)) throw thrown;
    const start = Math.max(at, ...endsOf(finding));
    const place = `byte ${thrown.at.toLocaleString('en')} of ${text.length.toLocaleString('en')}`;
    const detail = `${thrown.message} (${place})`;
    finding.broken.push({ start, end: text.length, reason: 'broken JSON', detail });
    return undefined;
  }
}

/** Where the last part of each kind ends: parts are found from left to right. */
function endsOf({ records, broken, others }: Finding): number[] {
  return [records, broken, others].flatMap((parts: readonly Span[]) => parts.at(-1)?.end ?? []);
}

function countOf({ records, broken, others }: Finding): number {
  return records.length + broken.length + others.length;
}

function lineEnd(text: Buffer, at: number): number {
  const end = text.indexOf(0x0a, at);
  return end < 0 ? text.length : end;
}

function inList(text: Buffer, start: number, finding: Finding, shape: Shape): void {
  for (const span of elements(text, start)) {
    const found = countOf(finding);
    const first = text[span.start];
    let hasList = false;
    if (first === 0x7b) {
      hasList = inObject(text, span.start, finding, shape);
    } else if (first === 0x5b && shape === 'lake') {
      inRow(text, span, finding);
    } else if (shape !== 'list') {
      finding.shape ??= shape;
      finding.broken.push({ ...span, reason: 'not a record', detail: 'it is no JSON object' });
    }
    // A column of a Lake row need not be the record; the row must hold it.
    if (!hasList && countOf(finding) === found && shape !== 'lake') finding.others.push(span);
  }
}

/** A row of CloudTrail Lake: a list of objects with one column each. */
function inRow(text: Buffer, row: Span, finding: Finding): void {
  const found = countOf(finding);
  inList(text, row.start, finding, 'lake');
  if (countOf(finding) > found) return;
  const detail = 'the row holds columns, not the record; query for eventJson';
  finding.broken.push({ ...row, reason: 'not a record', detail });
}

const recordKeys: ReadonlySet<string> = new Set(recordMembers);
const digestKeys = new Set(['digestStartTime', 'digestS3Object']);

/**
 * @param isOutermost only then it can be a digest: inside a list this is some record's field
 * @returns it holds a list of records, be it an empty one
 */
function inObject(
  text: Buffer,
  start: number,
  finding: Finding,
  shape: Shape,
  isOutermost = false,
): boolean {
  const before = countOf(finding);
  let isWrapper = false;
  let hasList = false;
  let hasDetailType = false;
  let held: Held | undefined;
  for (const member of members(text, start)) {
    const wrapper = wrappers.get(member.key);
    if (wrapper !== undefined && fits(wrapper, text[member.start], shape)) {
      if (wrapper.kind === 'record') {
        held ??= { wrapper, span: { start: member.start, end: member.end() } };
      } else {
        isWrapper = true;
        hasList ||= wrapper.kind === 'list';
        inWrapper(text, member, wrapper, finding);
      }
    } else if (member.key === 'detail-type') {
      hasDetailType = true;
    } else if (isOutermost && digestKeys.has(member.key)) {
      finding.isDigest = true;
    } else if (recordKeys.has(member.key) && shape !== 'lake' && !isWrapper && !held) {
      finding.shape ??= shape;
      finding.records.push({ start, end: valueEnd(text, start), quoted: false });
      return false;
    }
  }
  if (held === undefined || (held.wrapper.shape === 'event' && !hasDetailType)) return hasList;
  // What lies deeper is nearer to the original: `event.original` beside a `message` for people.
  if (countOf(finding) > before) return hasList;
  finding.shape ??= held.wrapper.shape;
  finding.records.push({ ...held.span, quoted: text[held.span.start] === 0x22 });
  return hasList;
}

/** A member that is the record, or a text of it. */
interface Held {
  readonly wrapper: Wrapper;
  readonly span: Span;
}

function inWrapper(text: Buffer, member: Member, wrapper: Wrapper, finding: Finding): void {
  const { shape, mustHold } = wrapper;
  if (wrapper.kind === 'list' || mustHold) finding.shape ??= shape;
  if (text[member.start] === 0x5b) {
    inList(text, member.start, finding, shape);
    return;
  }
  const found = countOf(finding);
  inObject(text, member.start, finding, shape);
  const isEmpty = countOf(finding) === found;
  if (mustHold && isEmpty) finding.others.push({ start: member.start, end: member.end() });
}
