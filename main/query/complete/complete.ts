import type { Completion, Completions } from '../../../preload/contract/complete.ts';
import { identityKinds } from '../../../preload/contract/domain.ts';
import { ReviewStatus } from '../../../preload/contract/annotations.ts';
import type { ReadDb } from '../../archive/handles.ts';
import { sql } from '../../archive/sql.ts';
import { isAnnotated } from '../annotated-fields.ts';
import type { Field } from '../ast.ts';
import { fieldText } from '../canonical-query.ts';
import { columnsOf } from '../fields.ts';
import { fold } from '../fold.ts';
import { isTime } from '../parse-test.ts';
import { fieldNames } from './field-names.ts';
import { operatorsFor } from './operators.ts';
import { siteAt, type CaretSite } from './site.ts';
import { timeValues } from './time-values.ts';
import type { Value } from './values.ts';
import { vocabularyOf } from './vocabulary.ts';
import { writeValue } from './write-value.ts';

const most = 24;
/** Of a word that is no field yet, so many values of each field. */
const mostOfEach = 3;

export interface CompletionWanted {
  readonly query: string;
  /** Offset in UTF-16 units. */
  readonly caret: number;
  /** Milliseconds of work to gather values that are not known yet. */
  readonly forMs: number;
}

/** What may stand at the caret of a query that is being written, best first. */
export async function complete(db: ReadDb, wanted: CompletionWanted): Promise<Completions> {
  const { query, forMs } = wanted;
  const caret = Math.min(wanted.caret, query.length);
  const site = siteAt(query, caret);
  if (site === undefined) return { from: caret, to: caret, isDone: true, items: [] };
  const { from, to } = site;
  switch (site.kind) {
    case 'operator':
      return { from, to, isDone: true, items: operatorItems(site) };
    case 'value': {
      const isDone = await vocabularyOf(db).advance(columnsOf(site.field), forMs);
      const isGlued = /\s[!:=<>~]+$/.test(query.slice(0, from));
      return { from, to, isDone, items: valueItems(db, site, isGlued ? ' ' : '') };
    }
    case 'condition': {
      const columns = wordFields.flatMap(columnsOf);
      const isDone = await vocabularyOf(db).advance(columns, forMs);
      const hasOperator = /^\s*(?:!=|:=|<=|>=|[=:~<>]|IN\b)/.test(query.slice(to));
      const items = [...keywordItems(site), ...fieldItems(site.typed, hasOperator)];
      return { from, to, isDone, items: best(items, hasOperator ? [] : wordItems(db, site.typed)) };
    }
  }
}

/** Fields first, but not so many that no value is left to be seen. */
function best(names: readonly Completion[], values: readonly Completion[]): Completion[] {
  const room = Math.max(most - values.length, most / 2);
  return [...names.slice(0, room), ...values].slice(0, most);
}

function keywordItems({ typed, isNext }: CaretSite & { kind: 'condition' }): Completion[] {
  const words: readonly (readonly [string, string])[] = [
    ...(isNext
      ? ([
          ['AND', 'both must hold'],
          ['OR', 'one of both must hold'],
        ] as const)
      : []),
    ['NOT', 'the next condition must not hold'],
  ];
  return words
    .filter(([word]) => word.startsWith(typed.toUpperCase()))
    .map(([word, detail]) => item('keyword', `${word} `, word, detail));
}

/** Fields whose name begins so, then those of which a part does. */
function fieldItems(typed: string, hasOperator: boolean): Completion[] {
  const wanted = fold(typed);
  const rank = (name: string): number => {
    const folded = fold(name);
    if (folded.startsWith(wanted)) return 0;
    return folded.split('.').some((part) => part.startsWith(wanted)) ? 1 : 2;
  };
  return fieldNames
    .map((field) => ({ ...field, rank: rank(field.name) }))
    .filter((each) => each.rank < 2)
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ name, words, operator }) =>
      item('field', hasOperator ? name : `${name} ${operator} `, name, words),
    );
}

/** The fields that a word alone is looked for in: of each value, people know where it belongs. */
export const wordFields: readonly Field[] = [
  'what',
  'actor',
  'ip',
  'error',
  'account',
  'region',
].flatMap((name) => fieldNames.find((each) => each.name === name)?.field ?? []);

function wordItems(db: ReadDb, typed: string): Completion[] {
  if (typed.length < 2 || /["\\*?]/.test(typed)) return [];
  return wordFields.flatMap((field) => {
    const name = fieldText(field);
    return knownValues(db, field, typed, mostOfEach).map((value) =>
      item(
        'condition',
        `${name} = ${writeValue(value.text, field)}`,
        value.text,
        name,
        value.events,
      ),
    );
  });
}

function operatorItems({ typed, field }: CaretSite & { kind: 'operator' }): Completion[] {
  return operatorsFor(field)
    .filter(({ sign }) => sign.startsWith(typed))
    .map(({ sign, words }) => item('operator', `${sign} `, sign, words));
}

function valueItems(
  db: ReadDb,
  { field, operator, typed }: CaretSite & { kind: 'value' },
  before: string,
): Completion[] {
  if (operator === '~' || operator === 'IN') return [];
  if (isTime(field)) {
    return timeValues(db, typed, most).map(({ text, words, events }) =>
      item('time', before + text, text, words, events),
    );
  }
  if (/^[<>]/.test(operator) || /[*?]/.test(typed)) return [];
  const found = knownValues(db, field, typed, most);
  // What is typed in full needs no help, unless other values begin with it.
  const isWhole = found.some(({ text }) => text === typed);
  const values = isWhole
    ? found.filter(({ text }) => text !== typed && text.startsWith(typed))
    : found;
  const items = values.map(({ text, events }) =>
    item('value', before + writeValue(text, field), text, '', events),
  );
  return typed === '' && operator !== ':'
    ? [...items.slice(0, most - 2), ...presence(before)]
    : items;
}

function presence(before: string): Completion[] {
  return [
    item('value', `${before}*`, '*', 'has any value'),
    item('value', `${before}null`, 'null', 'has no value'),
  ];
}

const yesOrNo = ['true', 'false'];
const words: Readonly<Record<string, readonly string[]>> = {
  identityKind: identityKinds,
  temporary: yesOrNo,
  failed: yesOrNo,
  star: yesOrNo,
  annotated: yesOrNo,
  mfa: ['yes', 'no', 'not recorded'],
  status: ReviewStatus.options,
  readOnly: yesOrNo,
  managementEvent: yesOrNo,
  sessionCredentialFromConsole: ['true'],
  'userIdentity.sessionContext.attributes.mfaAuthenticated': yesOrNo,
  'additionalEventData.MFAUsed': ['Yes', 'No'],
};

/** Values of a field that fit what is typed, as far as they are known by now. */
export function knownValues(db: ReadDb, field: Field, typed: string, limit: number): Value[] {
  const fixed = words[fieldText(field)];
  if (fixed !== undefined)
    return fitting(
      fixed.map((text) => ({ text, events: null })),
      typed,
    );
  if (isAnnotated(field)) return fitting(said(db, field.name), typed).slice(0, limit);
  const vocabulary = vocabularyOf(db);
  const found = columnsOf(field).flatMap(
    (column) => vocabulary.values(column)?.matching(typed, limit) ?? [],
  );
  return found.slice(0, limit);
}

function fitting(values: readonly Value[], typed: string): Value[] {
  const wanted = fold(typed);
  return values.filter(({ text }) => fold(text).includes(wanted));
}

/** What people have said, with how many events they said it of. */
function said(db: ReadDb, field: string): Value[] {
  if (field === 'note') return [];
  return db.all<Value>(
    sql`SELECT value AS text, count(*) AS events FROM holding WHERE field = ${field}
      GROUP BY value ORDER BY events DESC, value LIMIT 200`,
  );
}

function item(
  kind: Completion['kind'],
  text: string,
  label: string,
  detail: string,
  events: number | null = null,
): Completion {
  return { kind, text, label, detail, events };
}
