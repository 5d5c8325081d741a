import { and, or, type Query } from '../ast.ts';
import { fieldQuery } from './field.ts';
import { refuse } from './refuse.ts';

/** A selection: a map is all of its fields, a list of maps any of them. */
export function selectionQuery(name: string, body: unknown): Query {
  const where = `detection.${name}`;
  if (!Array.isArray(body)) return mapQuery(body, where);
  if (body.length === 0) refuse('the list is empty', where);
  return or(
    body.map((each, index) => {
      if (typeof each !== 'object') {
        refuse('keywords (texts without a field) are not supported', where);
      }
      return mapQuery(each, `${where}[${index + 1}]`);
    }),
  );
}

function mapQuery(body: unknown, where: string): Query {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    return refuse('a map of fields is needed', where);
  }
  const fields = Object.entries(body);
  if (fields.length === 0) refuse('the map is empty', where);
  return and(fields.map(([key, value]) => fieldQuery(key, value, `${where}.${key}`)));
}
