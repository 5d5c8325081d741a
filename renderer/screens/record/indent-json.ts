/**
 * JSON text with line breaks and indents between its tokens, and no token changed: not the digits of
 * a number, not an escape, not the order or doubling of keys, as parsing and writing again would.
 */
export function indentJson(text: string): string {
  let out = '';
  let depth = 0;
  const line = (): string => `\n${'  '.repeat(depth)}`;
  for (const { token, next } of tokensOf(text)) {
    if (token === '{' || token === '[') {
      depth += 1;
      out += next === '}' || next === ']' ? token : token + line();
    } else if (token === '}' || token === ']') {
      depth = Math.max(0, depth - 1);
      out += /[{[]$/.test(out) ? token : line() + token;
    } else if (token === ',') {
      out += token + line();
    } else {
      out += token === ':' ? ': ' : token;
    }
  }
  return out;
}

/** Strings whole, punctuation one by one, anything else between them; blanks are left out. */
function* tokensOf(text: string): Generator<{ token: string; next: string | undefined }> {
  const tokens = text.match(/"(?:[^"\\]|\\.)*"?|[{}[\],:]|[^\s{}[\],:"]+/gs) ?? [];
  for (const [index, token] of tokens.entries()) yield { token, next: tokens[index + 1] };
}
