import canonicalize from 'canonicalize';

/**
 * The one text of a JSON value: RFC 8785 (JSON Canonicalization Scheme). Equal values give equal
 * texts, whatever the order of their members.
 *
 * @throws TypeError for what JSON cannot hold (undefined, a function, NaN).
 */
export function canonical(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('not a JSON value');
  return text;
}
