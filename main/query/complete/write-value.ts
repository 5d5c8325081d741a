import type { Field } from '../ast.ts';
import { quoted } from '../canonical-query.ts';
import { isMember } from '../fields.ts';

/** Words that mean something else where a value stands. */
const reserved = new Set(['AND', 'OR', 'NOT', 'null']);

/**
 * A text as it is typed where a value of a field is awaited: as it is, or in quotation marks if some of
 * its characters would be read as something else.
 */
export function writeValue(text: string, field: Field): string {
  // A slash after an address means a network.
  const isNetwork = isMember(field, 'sourceIPAddress') && text.includes('/');
  const isPlain = /^[\p{L}\p{N}_][\p{L}\p{N}_.@:+/-]*$/u.test(text);
  return isPlain && !isNetwork && !reserved.has(text) ? text : quoted(text);
}
