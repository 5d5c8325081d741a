import { and, type Query } from './ast.ts';

/**
 * The query, within a period of eventTime.
 *
 * @param from RFC 3339, included; null or undefined: no bound
 * @param to RFC 3339, excluded
 */
export function inPeriod(
  query: Query,
  {
    from,
    to,
  }: { readonly from?: string | null | undefined; readonly to?: string | null | undefined },
): Query {
  if (!from && !to) return query;
  const [start = null, end = null] = [from, to].map((time) =>
    time ? Math.ceil(Date.parse(time) / 1000) : null,
  );
  const field = { kind: 'path', path: ['eventTime'] } as const;
  return and([query, { kind: 'time', field, from: start, to: end }]);
}
