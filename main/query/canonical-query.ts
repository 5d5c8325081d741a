import type { AnywhereTest, CaseMode, Field, FieldTest, Query, TextTest } from './ast.ts';
import { recordFields } from './fields.ts';
import { instantText } from './time.ts';

/**
 * The one text of a query: parsing it gives the same query back (positions apart), and equal
 * queries give equal texts. It is what is hashed where a query must be named for certain.
 */
export function canonicalQuery(query: Query): string {
  return query.kind === 'all' ? '' : written(query);
}

function written(query: Query): string {
  switch (query.kind) {
    case 'all':
      return '*';
    case 'and':
      return query.parts.map(inside).join(' AND ');
    case 'or':
      return query.parts.map(inside).join(' OR ');
    case 'not':
      return `NOT ${inside(query.part)}`;
    case 'anywhere':
      return freeText(query);
    case 'network':
    case 'number':
    case 'present':
    case 'text':
    case 'time':
      return `${fieldText(query.field)} ${testText(query)}`;
  }
}

function freeText({ match, text }: AnywhereTest): string {
  if (match === 'words') return quoted(text);
  // What could begin a field's test must not.
  const word = bare(text).replaceAll(/[=:~<>!.]|^[A-Za-z_]/g, String.raw`\$&`);
  return match === 'prefix' ? `${word}*` : `*${word}*`;
}

function inside(query: Query): string {
  return query.kind === 'and' || query.kind === 'or' ? `(${written(query)})` : written(query);
}

/** A field as the search bar reads it; keys that are no plain names stand in quotes. */
export function fieldText(field: Field): string {
  if (field.kind === 'derived') return field.name;
  return field.path
    .map((key, index) => {
      const isPlain = index === 0 ? recordFields.includes(key) : /^[A-Za-z_][\w-]*$/.test(key);
      return isPlain ? key : quoted(key);
    })
    .join('.');
}

function testText(test: FieldTest): string {
  switch (test.kind) {
    case 'text':
      return textTest(test);
    case 'number':
      return `${test.operator} ${test.value}`;
    case 'time':
      return `= ${test.from === null ? '' : instantText(test.from)}..${
        test.to === null ? '' : instantText(test.to - 1)
      }`;
    case 'network':
      return `IN ${list(test.values)}`;
    case 'present':
      return '= *';
  }
}

function textTest({ operator, values, caseMode }: TextTest): string {
  const sign: Record<CaseMode, string> = { exact: '=', ignore: ':=' };
  switch (operator) {
    case 'equals':
      return `${sign[caseMode]} ${list(values.map(quoted))}`;
    case 'starts':
      return `${sign[caseMode]} ${list(values.map((value) => `${bare(value)}*`))}`;
    case 'ends':
      return `${sign[caseMode]} ${list(values.map((value) => `*${bare(value)}`))}`;
    case 'contains':
      return caseMode === 'ignore'
        ? `: ${list(values.map(quoted))}`
        : `= ${list(values.map((value) => `*${bare(value)}*`))}`;
    case 'like':
      // Already a pattern; only what would end the word needs its backslash.
      return `${sign[caseMode]} ${list(values.map((value) => value.replaceAll(/[\s(),"]/g, String.raw`\$&`)))}`;
    case 'regex':
      return `~ ${list(values.map((value) => quoted(caseMode === 'ignore' ? `(?i)${value}` : value)))}`;
  }
}

function list(values: readonly string[]): string {
  return values.length === 1 ? (values[0] ?? '') : `(${values.join(', ')})`;
}

/** A text as a phrase: in quotation marks. */
export function quoted(text: string): string {
  return `"${text.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
}

function bare(text: string): string {
  return text.replaceAll(/[\s(),"\\*?]/g, String.raw`\$&`);
}
