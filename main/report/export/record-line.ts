import { visible } from '../../platform/visible.ts';

/**
 * A record's own text on one line: a JSON text may hold line breaks only between its tokens, so
 * that dropping them changes no value (RFC 8259 section 2).
 */
export function lineOf(text: string): string {
  return visible(text.replaceAll(/[\r\n]+/g, ' '));
}
